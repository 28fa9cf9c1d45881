using System.Text.Json;
using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels.Corpus;

/// <summary>Image pairs of other tools, against a count of differing RGBA made by another program.</summary>
[TestFixture]
[Category("Corpus")]
internal sealed class PairTests
{
    [Test]
    public void Absolute_error_is_that_of_the_oracle()
    {
        JsonElement[] pairs = [.. Corpora.Truth("pairs").Where(pair => pair.TryGetProperty("rgba8_exact", out _))];
        Assert.That(pairs, Has.Length.GreaterThan(40));
        Assert.Multiple(() =>
        {
            foreach (JsonElement pair in pairs)
            {
                string a = pair.GetProperty("a").GetString()!;
                string b = pair.GetProperty("b").GetString()!;
                using FileComparison result = FileComparer.Compare(Corpora.Read(a), Corpora.Read(b), FileCompareOptions.Default);
                Assert.That(result.Diff.AbsoluteError, Is.EqualTo(pair.GetProperty("rgba8_exact").GetInt64()), $"{a} {b}");
            }
        });
    }
}
