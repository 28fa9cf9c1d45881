using Gate.Cli.Terminal;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>One redrawn line on a terminal, plain lines now and then elsewhere, nothing when quiet.</summary>
internal sealed class RunProgressTests
{
    [Test]
    public void A_log_gets_whole_lines_at_the_pace_of_a_log()
    {
        var console = new TestConsole("/");
        var clock = new StepClock();
        using var progress = new RunProgress(console, Verbosity.Normal, new Redaction([]), clock);

        progress.Planned(2, 4);
        clock.Step(10);
        progress.Judged(Shot(ShotStatus.Identical));
        clock.Step(10);
        progress.Judged(Shot(ShotStatus.Changed));
        progress.Judged(Shot(ShotStatus.Failed));
        progress.Judged(Shot(ShotStatus.Identical));

        Assert.That(console.ErrorText.ToString(), Is.EqualTo(
            "gate: 2 pages, 4 shots\ngate: 2 of 4 shots, 1 changed, about 20 s left\ngate: 4 of 4 shots, 1 changed, 1 failed\n"));
        Assert.That(console.OutText.ToString(), Is.Empty);
    }

    [Test]
    public void A_terminal_gets_one_line_that_is_redrawn_and_cleared()
    {
        var console = new TestConsole("/") { CanRedraw = true, Width = 30 };
        var clock = new StepClock();
        using (var progress = new RunProgress(console, Verbosity.Normal, new Redaction([]), clock))
        {
            progress.Planned(1, 2);
            clock.Step(1);
            progress.Judged(Shot(ShotStatus.Changed));
            progress.Note("browser 2 went away");
        }

        Assert.That(console.ErrorText.ToString(), Is.EqualTo(
            "gate: 1 page, 2 shots\n\r1 of 2 shots, 1 changed, abou\u001b[K\r\u001b[Kgate: browser 2 went away\n"));
    }

    [Test]
    public void Quiet_is_quiet()
    {
        var console = new TestConsole("/");
        using var progress = new RunProgress(console, Verbosity.Quiet, new Redaction([]), new StepClock());

        progress.Planned(1, 1);
        progress.Judged(Shot(ShotStatus.Failed));
        progress.Note("x");

        Assert.That(console.ErrorText.ToString(), Is.Empty);
    }

    [Test]
    public void Verbose_names_every_shot_without_secrets_and_control_characters()
    {
        var console = new TestConsole("/");
        using var progress = new RunProgress(console, Verbosity.Verbose, new Redaction(["s3cret"]), new StepClock());

        progress.Judged(Shot(ShotStatus.Changed) with { Id = "a\u001b[2Js3cret.html@desktop", Ae = 1234 });

        Assert.That(console.ErrorText.ToString(), Does.StartWith(@"gate: changed a\x1b[2J[secret].html@desktop: AE 1,234" + "\n"));
    }

    private static ShotFacts Shot(ShotStatus status) => SampleReports.Pending("a.html", "desktop") with { Status = status };

    /// <summary>Stands still unless told.</summary>
    private sealed class StepClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Step(int seconds) => _ticks += seconds * TimeSpan.TicksPerSecond;
    }
}
