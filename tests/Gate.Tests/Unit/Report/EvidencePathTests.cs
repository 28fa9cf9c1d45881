using Gate.Core.Report;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

[TestFixture]
public sealed class EvidencePathTests
{
    [TestCase("evidence/a-1/before.png", "evidence/a-1/before.png")]
    [TestCase("evidence/a#b?c%20/ü.png", "evidence/a%23b%3Fc%2520/%C3%BC.png")]
    public void A_path_within_the_folder_becomes_an_address(string path, string expected) => Assert.That(EvidencePath.Address(path), Is.EqualTo(expected));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("../other/before.png")]
    [TestCase("evidence/../../x.png")]
    [TestCase("/etc/x.png")]
    [TestCase("//host/x.png")]
    [TestCase("https://host/x.png")]
    [TestCase("javascript:alert(1)")]
    [TestCase("evidence\\x.png")]
    public void A_path_that_leads_elsewhere_is_no_address(string? path) => Assert.That(EvidencePath.Address(path), Is.Null);
}
