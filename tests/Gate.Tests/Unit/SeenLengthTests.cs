using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Run.Config;
using NUnit.Framework;

namespace Gate.Tests.Unit;

/// <summary>A reason is what somebody can read: counted alike in the config, its schema and the ledger.</summary>
internal sealed class SeenLengthTests
{
    [TestCase("", 0)]
    [TestCase("            ", 0)]
    [TestCase("\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b", 0)]
    [TestCase("\u3164\u3164\u3164\u3164\u3164\u3164\u3164\u3164\u3164\u3164\u3164\u3164", 0)]
    [TestCase("\u2800\u00ad\ufeff\u2060\ufe0f\u180e\u034f\u00a0\u3000\u2003\u0085\u200d", 0)]
    [TestCase("\U000e0041\U000e0042\U000e0043\U000e0044\U000e0045\U000e0046\U000e0047\U000e0048\U000e0049\U000e004a\U000e004b\U000e004c", 0)]
    [TestCase("a           b", 3)]
    [TestCase("a \u200b \u200b b", 3)]
    [TestCase("a\u200bb", 2)]
    [TestCase("  new logo  ", 8)]
    [TestCase("new prices now", 14)]
    [TestCase("new logo now", 12)]
    [TestCase("new logo no", 11)]
    [TestCase("a\u00a0b c d e fg", 12)]
    [TestCase("\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600", 6)]
    [TestCase("\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600", 12)]
    [TestCase("neues Logo für alle", 19)]
    [TestCase("価格が変わりましたので更新", 13)]
    public void Only_what_can_be_seen_counts(string text, int expected)
    {
        Assert.That(SeenLength.Of(text), Is.EqualTo(expected));
        Assert.That(TextRule.Reason.Accepts(text), Is.EqualTo(expected >= Approval.MinReason));
    }

    [Test]
    public void Rule_and_count_agree_about_every_character()
    {
        for (var code = 0x20; code <= char.MaxValue; code++)
        {
            var text = new string((char)code, 12);
            if ((char)code != '\u007f')
                Assert.That(TextRule.Reason.Accepts(text), Is.EqualTo(SeenLength.Of(text) >= 12), $"U+{code:X4}");
        }
    }

    [TestCase(" ")]
    [TestCase(" \u200b")]
    [TestCase("\u200b")]
    public void A_long_text_of_nothing_is_answered_at_once(string part) =>
        Assert.That(TextRule.Reason.Accepts("why" + string.Concat(Enumerable.Repeat(part, 100_000))), Is.False);

    [TestCase("            ")]
    [TestCase("\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b")]
    public void A_reason_of_nothing_is_none(string reason) => Assert.That(() => RunDecisions.CheckReason(reason), Throws.TypeOf<GateException>().With.Property("Code").EqualTo("reason-length"));
}
