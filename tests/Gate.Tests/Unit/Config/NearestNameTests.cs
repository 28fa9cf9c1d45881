using Gate.Core;
using NUnit.Framework;

namespace Gate.Tests.Unit.Config;

internal sealed class NearestNameTests
{
    [TestCase("", "", 0)]
    [TestCase("abc", "", 3)]
    [TestCase("abc", "abc", 0)]
    [TestCase("abc", "acb", 1)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("ca", "abc", 3)]
    public void The_distance_counts_edits_and_swaps(string a, string b, int distance)
    {
        Assert.That(NearestName.Distance(a, b), Is.EqualTo(distance));
        Assert.That(NearestName.Distance(b, a), Is.EqualTo(distance));
    }

    [TestCase("exclud", "exclude")]
    [TestCase("EXCLUDE", "exclude")]
    [TestCase("xeclude", "exclude")]
    [TestCase("incldue", "include")]
    public void The_nearest_is_found(string name, string expected) => Assert.That(NearestName.Of(name, ["include", "exclude", "externals"]), Is.EqualTo(expected));

    [TestCase("masks")]
    [TestCase("zzz")]
    public void Nothing_near_is_nothing(string name) => Assert.That(NearestName.Of(name, ["include", "exclude"]), Is.Null);

    [Test]
    public void A_long_text_is_not_compared() => Assert.That(NearestName.Of(new string('a', 100_000), [new string('a', 99_999)]), Is.Null);
}
