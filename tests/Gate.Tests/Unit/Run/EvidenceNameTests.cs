using Gate.Core.Run;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

[TestFixture]
internal sealed class EvidenceNameTests
{
    [TestCase("blog/index.html@desktop")]
    [TestCase("../../etc/passwd@desktop")]
    [TestCase("<script>alert(1)</script>@mobile")]
    [TestCase("日本語.html@desktop")]
    [TestCase("CON@desktop")]
    public void Names_are_safe_short_and_distinct(string id)
    {
        var name = EvidenceName.Of(id);
        Assert.That(name, Does.Match("^[a-z0-9-]{1,60}-[0-9a-f]{8}$"));
        Assert.That(name, Is.Not.EqualTo(EvidenceName.Of(id.ToUpperInvariant())));
    }

    [Test]
    public void Long_ids_are_cut() => Assert.That(EvidenceName.Of(new string('a', 500)), Has.Length.EqualTo(69));
}
