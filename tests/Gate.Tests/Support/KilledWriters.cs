using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gate.Core.Ledger;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Support;

/// <summary>Writers of one long ledger, ended by SIGKILL somewhere between their start and their end.</summary>
internal sealed class KilledWriters : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly Random _random;
    private readonly HashSet<string> _known;

    private KilledWriters(int seed, string text)
    {
        _random = new Random(seed);
        _scratch.Write("approvals.jsonl", text);
        _known = [.. text.Split('\n')];
    }

    public int MidWrite { get; private set; }

    public int Recorded { get; private set; }

    private string Ledger => _scratch.At("approvals.jsonl");

    /// <param name="seed">Of the moments.</param>
    /// <param name="lines">That the ledger has at the start: the longer, the longer a write takes.</param>
    public static async Task<KilledWriters> StartAsync(int seed, int lines)
    {
        var text = LedgerFile.Join("", Enumerable.Range(0, lines).Select(page => LedgerWriter.Line(LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key($"elsewhere/{page}.html@desktop")) with { Over = [] })));
        var writers = new KilledWriters(seed, text);
        await SmallRun.RunAsync(writers._scratch, SmallRun.Dotted);
        return writers;
    }

    /// <summary><c>gate approve</c>, again and again: first how long it takes, then killed within that time.</summary>
    public async Task ApproveAsync(int kills)
    {
        string[] approve = ["approve", _scratch.At("out"), "--all", "--reason", "looked at, and right", "--by", "anna", "--ledger", Ledger];
        string[] withdraw = ["approve", _scratch.At("out"), "--shot", "a.html@small", "--withdraw", "--reason", "looked at once more", "--by", "anna", "--ledger", Ledger];
        var started = Stopwatch.StartNew();
        var first = await GateProcess.RunAsync(_scratch.Root, approve);
        Assert.That(first.Exit, Is.Zero, first.Error);
        var whole = started.Elapsed;
        Check();
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = GateProcess.Start(_scratch.Root, kill % 2 == 0 ? withdraw : [.. approve[..2], "--shot", "a.html@small", .. approve[3..]]);
            // The first half of its time is the start of the runtime.
            await Task.Delay(whole * (0.4 + (_random.NextDouble() * 0.6)));
            process.Kill();
            await process.WaitForExitAsync();
            Check();
        }
    }

    /// <summary><c>gate review</c>, killed while it records what a page sends.</summary>
    public async Task ReviewAsync(int kills)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = GateProcess.Start(_scratch.Root, "review", _scratch.At("out"), "--by", "anna", "--ledger", Ledger);
            var address = new Uri((await process.StandardOutput.ReadLineAsync())!);
            using var client = new HttpClient(new HttpClientHandler { CookieContainer = new() });
            (await client.GetAsync(address)).EnsureSuccessStatusCode();
            var body = new StringContent($$"""{"decision":"{{(kill % 2 == 0 ? "reject" : "approve")}}","shots":["a.html@small"],"reason":"looked at while served"}""", Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/decisions")) { Content = body, Headers = { { "Origin", address.GetLeftPart(UriPartial.Authority) } } };
            var answer = client.SendAsync(request);
            await Task.Delay(_random.Next(600));
            process.Kill();
            await process.WaitForExitAsync();
            await Task.WhenAny(answer);
            var told = answer.IsCompletedSuccessfully && (await answer).IsSuccessStatusCode;
            var before = _known.Count;
            Check();
            if (told)
                Assert.That(_known, Has.Count.GreaterThan(before), "what was told to be recorded is there");
            _ = answer.Exception;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Recorded} decisions recorded, {MidWrite} writers killed in mid-write");

    public void Dispose() => _scratch.Dispose();

    /// <summary>Every line that ever stood there stands there, whole; a killed writer left beside it what nobody reads.</summary>
    private void Check()
    {
        if (File.Exists($"{Ledger}.next"))
        {
            MidWrite++;
            File.Delete($"{Ledger}.next");
        }

        var read = LedgerFile.Read(Ledger, isRequired: true);
        var lines = File.ReadAllText(Ledger).Split('\n');
        Assert.That(lines.Length, Is.EqualTo(read.Lines.Count + 1));
        Assert.That(_known.IsSubsetOf(lines), Is.True, "a line was lost");
        Recorded += lines.Length - _known.Count;
        _known.UnionWith(lines);
    }
}
