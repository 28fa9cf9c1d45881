using NUnit.Framework;
using static Gate.Tests.Support.Semantics.OnePageReview;

namespace Gate.Tests.Unit.Semantics;

/// <summary>How code that changed is told.</summary>
[TestFixture]
internal sealed class ScriptCheckTests
{
    [Test]
    public async Task Of_long_code_what_differs_is_quoted_and_not_twice_the_same_beginning()
    {
        var code = string.Concat(Enumerable.Range(0, 30).Select(at => $"var a{at}={at};")) + "var col='#f00';";

        var found = await FindingsAsync(Page($"<script>{code}</script>"), Page($"<script>{code.Replace("f00", "00f", StringComparison.Ordinal)}</script>"));

        var message = found.Single(finding => finding.Check == "scripts").Message;
        Assert.That(message, Does.Contain("var col=\"#f00\"\" (sha256").And.Contain("var col=\"#00f\"\" (sha256").And.Not.Contain("a0=0"));
    }

    [Test]
    public async Task Code_that_became_a_file_is_quoted_from_its_beginning()
    {
        var found = await FindingsAsync(Page($"<script>first();{new string(' ', 80)}second()</script>"), Page("<script src=a.js></script>"));

        Assert.That(found.First(finding => finding.Check == "scripts").Message, Does.Contain("inline \"first();"));
    }

    private static string Page(string body) => $"<!DOCTYPE html><title>t</title>{body}";
}
