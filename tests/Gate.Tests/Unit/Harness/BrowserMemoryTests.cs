using System.Diagnostics;
using Gate.Harness.Browsers;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

[TestFixture]
[Platform("Linux")]
internal sealed class BrowserMemoryTests
{
    [Test]
    public void What_was_started_after_the_last_look_is_found_and_what_has_ended_is_forgotten()
    {
        var memory = new BrowserMemory();
        var first = memory.Read([Environment.ProcessId]);
        using var child = Process.Start("sleep", "600");
        var second = memory.Read([Environment.ProcessId, child.Id]);
        child.Kill();
        child.WaitForExit();
        var third = memory.Read([Environment.ProcessId, child.Id]);

        Assert.That(first[Environment.ProcessId], Is.GreaterThan(1 << 20));
        Assert.That(second[child.Id], Is.Positive);
        Assert.That(third.Keys, Is.EqualTo(new[] { Environment.ProcessId }));
    }

    [Test]
    public void What_is_below_a_process_counts_as_its_own()
    {
        using var child = Process.Start("sleep", "600");
        var memory = new BrowserMemory();

        var below = memory.Read([Environment.ProcessId]);
        var apart = memory.Read([child.Id]);
        child.Kill();

        Assert.That(below.Keys, Is.EqualTo(new[] { Environment.ProcessId }));
        Assert.That(apart.Keys, Is.EqualTo(new[] { child.Id }));
    }
}
