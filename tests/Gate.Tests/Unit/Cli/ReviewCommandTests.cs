using Gate.Cli;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary><c>gate review</c> does not begin what it could not end.</summary>
internal sealed class ReviewCommandTests
{
    [TestCase("ledger-unreadable", "folder")]
    [TestCase("ledger-line", "text.jsonl")]
    public async Task A_ledger_that_cannot_be_read_is_refused_at_the_start(string code, string ledger)
    {
        using var scratch = new ScratchFolder();
        await SmallRun.RunAsync(scratch, SmallRun.Dotted);
        Directory.CreateDirectory(scratch.At("folder"));
        scratch.Write("text.jsonl", "no decision\n");
        var console = new TestConsole(scratch.Root);
        // A review that did begin would go on until it is ended.
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();

        var exit = await CommandLine.RunAsync(["review", scratch.At("out"), "--ledger", ledger, "--by", "anna"], console, ended.Token);

        Assert.That((exit, console.OutText.ToString()), Is.EqualTo((2, "")));
        Assert.That(console.ErrorText.ToString(), Does.StartWith($"gate: {code}: "));
    }
}
