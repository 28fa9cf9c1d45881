using System.Text.Json.Nodes;
using Gate.Cli.Terminal;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>Stages and shots, the dearest first, names from outside made harmless.</summary>
internal sealed class ProfileTextTests
{
    [Test]
    public void Stages_and_shots_stand_with_the_dearest_first()
    {
        var report = SampleReports.AllIdentical() with
        {
            Timings = new JsonObject
            {
                ["totalMs"] = 2500.0,
                ["stagesMs"] = new JsonObject { ["capture"] = 1000.0, ["settle"] = 3000.0 },
                ["shotsMs"] = new JsonObject { ["a.html@desktop"] = 1500.0, ["b\n.html@desktop"] = 2500.0 },
            },
        };

        Assert.That(ProfileText.Of(report), Is.EqualTo(
            """
            time: 2.50 s passed, 4.00 s of work side by side
              settle             3.00 s    75 %
              capture            1.00 s    25 %
            slowest of 2 shots:
                  2.50 s  b\x0a.html@desktop
                  1.50 s  a.html@desktop

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_run_of_which_nothing_was_timed_has_no_table()
        => Assert.That(ProfileText.Of(SampleReports.AllIdentical() with { Timings = [] }), Is.EqualTo("time: 0.00 s passed, 0.00 s of work side by side\n"));
}
