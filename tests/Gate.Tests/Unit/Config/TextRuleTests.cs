using Gate.Core.Run.Config;
using NUnit.Framework;

namespace Gate.Tests.Unit.Config;

/// <summary>What a rule must let through; what it refuses stands with its place in <see cref="ConfigRejectionTests"/>.</summary>
internal sealed class TextRuleTests
{
    [TestCase("de")]
    [TestCase("en-US")]
    [TestCase("es-419")]
    [TestCase("zh-Hant-TW")]
    [TestCase("zh-cmn-Hans-CN")]
    [TestCase("de-DE-1996")]
    [TestCase("ca-ES-valencia")]
    [TestCase("sl-IT-rozaj-biske")]
    [TestCase("th-TH-u-ca-buddhist-nu-thai")]
    [TestCase("en-US-u-hc-h23-x-twain")]
    [TestCase("EN-us-X-A")]
    public void A_language_tag_of_any_make_is_let_through(string tag) => Assert.That(TextRule.Locale.Accepts(tag), Is.True);
}
