using System.Runtime.InteropServices;
using Gate.Cli;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>What the second signal means.</summary>
[TestFixture]
internal sealed class InterruptionTests
{
    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(499, true)]
    [TestCase(500, false)]
    [TestCase(60_000, false)]
    public async Task One_on_the_heels_of_the_first_is_the_same_and_a_later_one_ends_the_process(int later, bool isSame)
    {
        var clock = new HandClock();
        using var interruption = new Interruption(clock);
        await clock.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.That((Signal(), interruption.Token.IsCancellationRequested), Is.EqualTo((true, true)));
        await clock.AdvanceAsync(TimeSpan.FromMilliseconds(later));
        Assert.That(Signal(), Is.EqualTo(isSame), "whether the system is kept from ending the process");

        bool Signal()
        {
            var context = new PosixSignalContext(PosixSignal.SIGTERM);
            interruption.Handle(context);
            return context.Cancel;
        }
    }
}
