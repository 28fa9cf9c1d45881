using System.Text.Json;
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

    [Test]
    public void Several_of_one_name_are_one_setting_that_the_config_reader_takes()
    {
        var joined = PasteLine.Joined(["declare \"externals\": { \"a.example\": \"block\" } (or)", "\"externals\": { \"b.example\": \"block\" }", "again \"externals\": { \"a.example\": \"block\" }"]);
        Assert.That(joined, Is.EqualTo("\"externals\": {\n  \"a.example\": \"block\",\n  \"b.example\": \"block\"\n}"));
        using var read = JsonDocument.Parse($"{{ {joined} }}");
        Assert.That(read.RootElement.GetProperty("externals").EnumerateObject().Select(host => host.Name), Is.EqualTo(new[] { "a.example", "b.example" }));
        Assert.That(PasteLine.Joined(["\"accept\": [ { \"missing\": \"/a\" } ]", "\"accept\": [ { \"missing\": \"/b\" } ]"]), Is.EqualTo("\"accept\": [\n  { \"missing\": \"/a\" },\n  { \"missing\": \"/b\" }\n]"));
    }

    [TestCase("\"accept\": [ { \"missing\": \"/a\" } ]", "\"externals\": { \"a.example\": \"block\" }")]
    [TestCase("\"accept\": [ { \"missing\": \"/a\" } ]", "nothing to paste")]
    public void What_is_not_of_one_kind_is_not_joined(params string[] messages) => Assert.That(PasteLine.Joined(messages), Is.Null);
}
