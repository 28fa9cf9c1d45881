using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Fault;

/// <summary>A writer of the ledger that is killed leaves the old text or the new one.</summary>
[Platform("Linux")]
internal sealed class KilledWriterTests
{
    [Test]
    public async Task A_killed_writer_leaves_the_ledger_whole()
    {
        using var writers = await KilledWriters.StartAsync(seed: 1, lines: 20_000);
        await writers.ApproveAsync(2);
        await writers.ReviewAsync(2);
        await TestContext.Out.WriteLineAsync(writers.ToString());
        Assert.That(writers.MidWrite, Is.EqualTo(4));
        Assert.That(writers.Recorded, Is.GreaterThan(0));
    }

    [Test]
    [Category("Soak")]
    public async Task Fifty_killed_writers_of_each_kind_leave_the_ledger_whole()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("GATE_SOAK_SEED") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        using var writers = await KilledWriters.StartAsync(seed, lines: 20_000);
        await writers.ApproveAsync(50);
        await writers.ReviewAsync(50);
        await TestContext.Out.WriteLineAsync($"seed {seed}: {writers}");
        Assert.That(writers.MidWrite, Is.EqualTo(100));
    }
}
