using System.Text.RegularExpressions;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Architecture;

/// <summary>A promise of <c>SECURITY.md</c>, and every figure of <c>docs/reliability.md</c> that names one, has a test that is there.</summary>
internal sealed partial class PromiseTests
{
    private static readonly HashSet<string> Tests = [.. typeof(PromiseTests).Assembly.GetTypes().Select(type => type.Name)];

    [Test]
    public void Each_promise_names_a_test()
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "SECURITY.md"));
        var rows = text[text.IndexOf("## Promises", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith('|')).Skip(2).ToList();
        Assert.That(rows, Has.Count.GreaterThan(10));
        Assert.That(rows.Where(row => !Name().IsMatch(row.Split('|')[^2])), Is.Empty);
    }

    [TestCase("SECURITY.md")]
    [TestCase("docs/reliability.md")]
    [TestCase("tests/README.md")]
    public void Each_test_that_a_document_names_is_there(string document)
    {
        var named = Name().Matches(File.ReadAllText(Path.Combine(Checkout.Root, document))).Select(match => match.Groups[1].Value).ToList();
        Assert.That(named.Where(name => !Tests.Contains(name)), Is.Empty);
    }

    [GeneratedRegex("`([A-Za-z]+Tests)`")]
    private static partial Regex Name();
}
