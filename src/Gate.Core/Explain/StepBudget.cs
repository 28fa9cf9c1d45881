namespace Gate.Core.Explain;

/// <summary>
/// What explaining one shot may cost, in steps: a pixel, node or change that is looked at. Steps and not seconds, so that every machine
/// explains the same. Not safe for concurrent use.
/// </summary>
/// <param name="steps">Most of them.</param>
/// <param name="cancellationToken">Ends the work too.</param>
internal sealed class StepBudget(long steps, CancellationToken cancellationToken)
{
    /// <summary>A minute or so of one core.</summary>
    public const long Default = 5_000_000_000;

    // A token is asked seldom: it costs more than most steps do.
    private const long Between = 100_000;

    private long _unasked;

    /// <summary>Steps that were made so far.</summary>
    public long Spent { get; private set; }

    /// <exception cref="StepBudgetException">There are no more.</exception>
    /// <exception cref="OperationCanceledException">The run was called off.</exception>
    public void Spend(long count)
    {
        Spent += count;
        if ((_unasked += count) < Between)
            return;
        _unasked = 0;
        cancellationToken.ThrowIfCancellationRequested();
        if (Spent > steps)
            throw new StepBudgetException(steps);
    }
}
