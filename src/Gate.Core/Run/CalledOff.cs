namespace Gate.Core.Run;

/// <summary>Waits for work of a run that may be called off meanwhile. Not all work heeds a token: a parser of markup does not.</summary>
internal static class CalledOff
{
    // What heeds the token ends within it; what does not is left behind, and ends with the process.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Whether the work ended, in whatever way. Only a run that is called off does not wait for it.</summary>
    public static async Task<bool> EndsAsync(Task work, CancellationToken cancellationToken)
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(() => called.TrySetResult()))
            await Task.WhenAny(work, called.Task);
        if (!work.IsCompleted)
            await Task.WhenAny(work, Task.Delay(Grace, CancellationToken.None));
        return work.IsCompleted;
    }
}
