using System.Net;
using System.Text;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary><c>gate review</c> as a process: what it prints at its end.</summary>
internal sealed class ReviewProcessTests
{
    [TestCase("", "recorded: 0 decisions in approvals.jsonl; 4 still open", "fail: ")]
    [TestCase("a.html@small", "recorded: 1 decision in approvals.jsonl; 3 still open", "fail: ")]
    [TestCase("a.html@small b.html@small new.html@small old.html@small", "recorded: 4 decisions in approvals.jsonl; 0 still open", "pass: ")]
    public async Task At_its_end_it_says_what_was_decided_the_verdict_and_what_to_type_next(string shots, string recorded, string verdict)
    {
        using var scratch = new ScratchFolder();
        await SmallRun.RunAsync(scratch, SmallRun.Dotted);
        using var process = GateProcess.Start(scratch.Root, "review", "out", "--by", "anna", "--ledger", "approvals.jsonl");
        var address = new Uri((await process.StandardOutput.ReadLineAsync())!);
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });
        (await client.GetAsync(address)).EnsureSuccessStatusCode();
        foreach (var shot in shots.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await PostAsync("decisions", $$"""{"decision":"approve","shots":["{{shot}}"],"reason":"the new look of spring"}""");
        await PostAsync("shutdown", "{}");
        var printed = (await process.StandardOutput.ReadToEndAsync()).Split('\n');
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.Zero);
        Assert.That((printed[0], printed[2], printed[3]), Is.EqualTo((recorded, "next: gate report out --ledger approvals.jsonl", "")));
        Assert.That(printed[1], Does.StartWith($"verdict now: {verdict}"));

        async Task PostAsync(string path, string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/{path}")) { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { { "Origin", address.GetLeftPart(UriPartial.Authority) } } };
            (await client.SendAsync(request)).EnsureSuccessStatusCode();
        }
    }
}
