using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Fault;

/// <summary>The driver that Playwright brings along is a file as any other: it may not be executable for this user.</summary>
[TestFixture]
[Category("Browser")]
internal sealed class DriverFaultTests
{
    [Test]
    public async Task A_driver_that_may_not_be_executed_is_an_error_with_a_way_out()
    {
        using var folders = new Folders();
        var start = GateProcess.StartInfo(folders.Root, "check", "--before", "before", "--after", "after", "--quiet");
        start.Environment["PLAYWRIGHT_NODEJS_PATH"] = folders.Write("node", "not executable");

        var run = await GateProcess.RunAsync(start);

        Assert.That((run.Exit, run.Out), Is.EqualTo((3, "")), run.Error);
        Assert.That(run.Error, Does.StartWith("gate: driver-not-started: ").And.Contain("chmod"));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_driver_that_ends_while_it_starts_is_an_error_with_a_way_out()
    {
        using var folders = new Folders();
        var start = GateProcess.StartInfo(folders.Root, "check", "--before", "before", "--after", "after", "--quiet");
        var driver = folders.Write("node", "#!/bin/sh\nexit 9\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(driver, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        start.Environment["PLAYWRIGHT_NODEJS_PATH"] = driver;

        var run = await GateProcess.RunAsync(start);

        Assert.That((run.Exit, run.Out), Is.EqualTo((3, "")), run.Error);
        Assert.That(run.Error, Does.StartWith("gate: driver-not-started: ").And.Contain("ended while it started"));
    }
}
