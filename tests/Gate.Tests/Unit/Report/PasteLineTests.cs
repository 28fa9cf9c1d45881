using Gate.Core.Report;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

[TestFixture]
public sealed class PasteLineTests
{
    [TestCase("declare it: \"externals\": { \"a.example\": \"block\" } (or \"allow\")", "\"externals\": { \"a.example\": \"block\" }")]
    [TestCase("\"accept\": [ { \"missing\": \"/a}]\", \"reason\": \"…\" } ]", "\"accept\": [ { \"missing\": \"/a}]\", \"reason\": \"…\" } ]")]
    [TestCase("\"a\": { \"b\\\"}\": 1 } tail", "\"a\": { \"b\\\"}\": 1 }")]
    public void The_setting_is_cut_out_whole(string message, string expected) => Assert.That(PasteLine.In(message), Is.EqualTo(expected));

    [TestCase("nothing to paste")]
    [TestCase("\"externals\": { \"never closed")]
    public void Without_a_whole_setting_there_is_none(string message) => Assert.That(PasteLine.In(message), Is.Null);
}
