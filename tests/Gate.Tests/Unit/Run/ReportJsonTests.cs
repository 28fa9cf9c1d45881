using System.Text.Json;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

/// <summary>A report from elsewhere is read whole or refused with the place: what is read can be written again.</summary>
internal sealed class ReportJsonTests
{
    [TestCase("{\"half\\ud800\":1}", "a text is not Unicode: a name")]
    [TestCase("{\"unsettled\":[\"half \\udfff\"]}", "a text is not Unicode: $.shots[0].before.settle.unsettled[0]")]
    [TestCase("{\"unsettled\":[null]}", "an item of a list is null: $.shots[0].before.settle.unsettled[0]")]
    [TestCase("{\"waited\":1e999}", "a number is beyond every bound: $.shots[0].before.settle.waited")]
    public void What_could_not_be_written_again_is_refused_with_its_place(string settle, string message)
    {
        const string Whole = "{\"clock\":\"real\",\"waited\":{\"fonts\":2},\"unsettled\":[]}";
        var text = JsonSerializer.Serialize(SampleReports.Of([SampleReports.Changed("a.html", "desktop", 1, [])]), ReportJson.LineOptions);
        var at = text.IndexOf(Whole, StringComparison.Ordinal);

        var error = Assert.Throws<JsonException>(() => ReportJson.Read(text[..at] + settle + text[(at + Whole.Length)..]));

        Assert.That(error.Message, Is.EqualTo(message));
    }
}
