using System.Text;
using Gate.Cli;
using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;

namespace Gate.Tests.Fault.Fuzz;

/// <summary>The readers, each fed with damaged copies of something valid.</summary>
internal sealed class FuzzReaders : IDisposable
{
    private static readonly string Config = File.ReadAllText(Path.Combine(Checkout.Root, "playwright.config.json"));

    private static readonly string RichConfig = """
        {
          "use": { "baseURL": "https://www.example.com/docs/", "locale": "de-DE", "timezoneId": "Europe/Berlin", "extraHTTPHeaders": { "X-Key": "${env:KEY}" }, "httpCredentials": { "username": "a", "password": "${env:KEY}" } },
          "projects": [ { "name": "desktop", "use": { "viewport": { "width": 1280, "height": 800 }, "isMobile": false } }, { "name": "mobile", "use": { "viewport": { "width": 375, "height": 812 } } } ],
          "workers": 2, "timeout": 30000,
          "gate": {
            "include": [ "**/*.html" ], "exclude": [ "drafts/**" ], "externals": { "fonts.googleapis.com": "replay", "x.example": "block" }, "confirm": 3, "semantics": "warn", "ledger": "baselines/approvals.jsonl",
            "masks": [ { "selector": "#clock", "pages": [ "**" ], "reason": "shows the time of day", "owner": "anna", "until": "2027-01-01", "budget": 2 }, { "rect": { "x": 1, "y": 2, "width": 3, "height": 4 }, "reason": "a rectangle that moves" } ],
            "tolerances": [ { "pixels": { "min": 0, "max": 4 }, "channelDelta": { "max": 2 }, "reason": "rounded corners wobble" } ],
            "states": [ { "name": "menu", "steps": [ { "click": "#menu" }, { "hover": "a" } ] }, { "name": "print", "media": "print" } ],
            "accept": [ { "missing": "old.css", "reason": "gone for a long time" } ], "limits": { "requests": 100, "frames": 5 }
          }
        }
        """;

    private static readonly string[] Words = ["check", "report", "approve", "explain", "verify", "diff", "init", "doctor", "review", "--before", "--after", "--out", "--json", "--shot", "--reason", "--confirm", "--viewport", "--pages", "--ledger", "--trust", "--dry-run", "--config", "before", "after", "gate-out", "run", "0", "-1", "99999999999", "git:HEAD", "http://", "http://[", "", "@x", "--", "-", "[suggest]", "\0", "é\u202e", "x=y", "--confirm=", "--semantics", "off", "--exclude", "**", "[", "{a", "\\", "--version", "--help", "-q", "--pages=nowhere", "file:///etc/passwd", "baseline:x"];

    private readonly Folders _folders = new();
    private readonly string _report = ReportJson.Write(SampleReports.Rich());
    private readonly string _ledger = LedgerSamples.Text(LedgerSamples.Of(LedgerDecision.Approve), LedgerSamples.Of(LedgerDecision.Reject, LedgerSamples.Key("b.html@mobile", 'c')), LedgerSamples.Of(LedgerDecision.Withdraw));
    private readonly FuzzProxy _proxy = new();

    public IReadOnlyList<FuzzReader> All =>
    [
        new("report.json", 20, ReadReportAsync),
        new("ledger", 25, ReadLedgerAsync),
        new("config", 30, ReadConfigAsync),
        new("command line", 10, ReadCommandLineAsync),
        new("proxy", 15, _proxy.ReadAsync),
    ];

    public void Dispose()
    {
        _proxy.Dispose();
        _folders.Dispose();
    }

    // All that is done with a report: read, judged by itself and by a ledger, written in every form, decided about.
    private async Task<string?> ReadReportAsync(Random random)
    {
        var folder = _folders.At("run");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, "report.json"), Mutation.Of(random, _report, Names(_report)));
        return await GuardAsync(() =>
        {
            var report = LedgerJudgement.Apply(RunAgain.Judge(RunFolder.Read(folder), folder), LedgerReader.Read(_ledger, "ledger"), "ledger");
            foreach (var writer in ReportWriters.All)
                writer.Write(report, Stream.Null);
            new RunDecisions(report, folder).Draft(new DecisionRequest { All = true, Decision = LedgerDecision.Approve, Reason = "looked at, and right", By = "anna", At = LedgerSamples.Noon });
            return Task.CompletedTask;
        });
    }

    private Task<string?> ReadLedgerAsync(Random random)
    {
        var bytes = Mutation.Of(random, _ledger, Names(_ledger));
        return GuardAsync(() =>
        {
            LedgerJudgement.Apply(SampleReports.Rich(), LedgerFile.Decode(bytes, "ledger"), "ledger");
            return Task.CompletedTask;
        });
    }

    private Task<string?> ReadConfigAsync(Random random)
    {
        var text = random.Next(4) == 0 ? Config : RichConfig;
        var bytes = Mutation.Of(random, text, [.. Names(RichConfig), .. Names(_ledger)]);
        var variables = new Dictionary<string, string> { ["KEY"] = "a-long-secret" };
        return GuardAsync(() =>
        {
            var plan = GatePlanner.Resolve(
                new GateOptions { Before = _folders.Before, After = _folders.After, Out = _folders.At("out") },
                ConfigReader.Read("c.json", bytes, variables),
                new PlanSurroundings(variables, _folders.Root, "gate test"));
            _ = plan.ConfigDigest;
            return Task.CompletedTask;
        });
    }

    // What would start a browser, a server or an installer is left to the tests of those.
    private async Task<string?> ReadCommandLineAsync(Random random)
    {
        var arguments = Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(6) == 0 ? Encoding.UTF8.GetString(Mutation.Of(random, Words[random.Next(Words.Length)], [])) : Words[random.Next(Words.Length)]).ToList();
        if (arguments[0] is "check" or "doctor" or "review" or "init")
            arguments.Insert(1, arguments[0] == "check" ? "--dry-run" : "--no-such-option");
        var console = new TestConsole(_folders.Root);
        var exit = await CommandLine.RunAsync(arguments, console, CancellationToken.None);
        var error = console.ErrorText.ToString();
        return error.Contains("internal-error", StringComparison.Ordinal) || exit is < 0 or > 3 || (exit > 1 && !error.StartsWith("gate: ", StringComparison.Ordinal))
            ? $"exit {exit}: {string.Join(' ', arguments)}: {error}"
            : null;
    }

    private static async Task<string?> GuardAsync(Func<Task> read)
    {
        try
        {
            await read();
            return null;
        }
        catch (GateException refusal)
        {
            return string.IsNullOrWhiteSpace(refusal.Place) || string.IsNullOrWhiteSpace(refusal.NextStep) || refusal.Message.Length == 0 ? $"a message without a place: {refusal}" : null;
        }
#pragma warning disable CA1031 // Whatever else flies is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.ToString();
        }
    }

    private static IReadOnlyList<string> Names(string json) => [.. json.Split('"').Where((_, index) => index % 2 == 1).Where(name => name.Length < 40).Distinct()];
}
