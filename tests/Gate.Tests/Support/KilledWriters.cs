using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gate.Core.Ledger;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Support;

/// <summary>Writers of one long ledger, ended by SIGKILL while they write it: as soon as so many of its bytes lie in the file beside it.</summary>
internal sealed class KilledWriters : IDisposable
{
    private const int Limit = 60_000;
    private const int MostTries = 4;

    private readonly ScratchFolder _scratch = new();
    private readonly Random _random;
    private readonly HashSet<string> _known;
    private int _kills;

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

    /// <summary><c>gate approve</c>, until so many were killed in mid-write.</summary>
    public async Task ApproveAsync(int inWrite)
    {
        string[] approve = ["approve", _scratch.At("out"), "--all", "--reason", "looked at, and right", "--by", "anna", "--ledger", Ledger];
        string[] withdraw = ["approve", _scratch.At("out"), "--shot", "a.html@small", "--withdraw", "--reason", "looked at once more", "--by", "anna", "--ledger", Ledger];
        var first = await GateProcess.RunAsync(_scratch.Root, approve);
        Assert.That(first.Exit, Is.Zero, first.Error);
        Check();
        await RepeatAsync(inWrite, async () =>
        {
            var isApproved = LedgerFile.Read(Ledger).Lines[^1].Approval.Decision == LedgerDecision.Approve;
            using var process = GateProcess.Start(_scratch.Root, isApproved ? withdraw : [.. approve[..2], "--shot", "a.html@small", .. approve[3..]]);
            await KillAsync(process);
            Check();
        });
    }

    /// <summary><c>gate review</c>, killed while it records what a page sends, until so many were in mid-write.</summary>
    public Task ReviewAsync(int inWrite) => RepeatAsync(inWrite, async () =>
    {
        using var process = GateProcess.Start(_scratch.Root, "review", _scratch.At("out"), "--by", "anna", "--ledger", Ledger);
        var address = new Uri((await process.StandardOutput.ReadLineAsync())!);
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new() });
        (await client.GetAsync(address)).EnsureSuccessStatusCode();
        var body = new StringContent($$"""{"decision":"{{(_kills % 2 == 0 ? "reject" : "approve")}}","shots":["a.html@small"],"reason":"looked at while served"}""", Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/decisions")) { Content = body, Headers = { { "Origin", address.GetLeftPart(UriPartial.Authority) } } };
        var answer = client.SendAsync(request);
        await KillAsync(process);
        await Task.WhenAny(answer);
        var told = answer.IsCompletedSuccessfully && (await answer).IsSuccessStatusCode;
        var before = _known.Count;
        Check();
        if (told)
            Assert.That(_known, Has.Count.GreaterThan(before), "what was told to be recorded is there");
        _ = answer.Exception;
    });

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_kills} writers killed, {MidWrite} of them in mid-write; {Recorded} decisions recorded, no line lost");

    public void Dispose() => _scratch.Dispose();

    private async Task RepeatAsync(int inWrite, Func<Task> kill)
    {
        for (var (wanted, most) = (MidWrite + inWrite, _kills + (MostTries * inWrite)); MidWrite < wanted && _kills < most; _kills++)
            await kill();
    }

    // A write lasts some milliseconds, so nothing but looking without pause finds it.
    private async Task KillAsync(Process process)
    {
        var bytes = _random.NextInt64(new FileInfo(Ledger).Length);
        await Task.Run(() =>
        {
            var next = new FileInfo($"{Ledger}.next");
            for (var until = Environment.TickCount64 + Limit; Environment.TickCount64 < until && !process.HasExited && !(next.Exists && next.Length >= bytes); next.Refresh())
                Thread.SpinWait(10);
            process.Kill();
        });
        await process.WaitForExitAsync();
    }

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
