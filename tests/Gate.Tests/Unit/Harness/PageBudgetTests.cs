using Gate.Core.Rendering;
using Gate.Harness.Capturing;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

[TestFixture]
public sealed class PageBudgetTests
{
    private static readonly Task<Failure> NeverLost = new TaskCompletionSource<Failure>().Task;

    [Test]
    public async Task An_answer_in_time_counts()
        => Assert.That(await Budget(TimeSpan.FromMinutes(1)).Wait("load", Task.FromResult(7)), Is.EqualTo(7));

    [Test]
    public async Task The_end_of_the_time_names_the_phase()
    {
        var trouble = await Assert.ThrowsAsync<PageTroubleException>(() => Budget(TimeSpan.Zero).Wait("load", new TaskCompletionSource<int>().Task));

        Assert.That(trouble.Failure, Is.EqualTo(new Failure(FailureKind.Timeout, "not done within 0 s, while: load")));
    }

    [Test]
    public async Task An_answer_at_the_very_end_is_an_answer_or_late_and_nothing_else()
    {
        // The answer and the end of the time meet: over this many tries both come first.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4000).Select(async _ =>
        {
            var call = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            var answer = Task.Delay(2).ContinueWith(_ => call.SetResult(1), TaskScheduler.Default);
            try
            {
                return await Budget(TimeSpan.FromMilliseconds(2)).Wait("load", call.Task) == 1;
            }
            catch (PageTroubleException late)
            {
                return late.Failure.Kind == FailureKind.Timeout;
            }
            finally
            {
                await answer;
            }
        }));

        Assert.That(outcomes, Has.All.True);
    }

    [Test]
    public async Task A_lost_page_ends_the_wait_with_its_reason()
    {
        var gone = new Failure(FailureKind.Crashed, "the page crashed");
        var budget = new PageBudget(TimeSpan.FromMinutes(1), Task.FromResult(gone), CancellationToken.None);

        var trouble = await Assert.ThrowsAsync<PageTroubleException>(() => budget.Wait("load", new TaskCompletionSource<int>().Task));

        Assert.That(trouble.Failure, Is.EqualTo(gone));
    }

    private static PageBudget Budget(TimeSpan limit) => new(limit, NeverLost, CancellationToken.None);
}
