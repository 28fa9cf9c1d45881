using System.Text.Json.Nodes;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

[TestFixture]
public sealed class ReportSchemaTests
{
    private static readonly JsonSchema Schema = new(ReportSchema.Text);

    private static IEnumerable<TestCaseData> Samples()
    {
        yield return new TestCaseData(SampleReports.Rich()).SetArgDisplayNames("rich");
        yield return new TestCaseData(SampleReports.AllIdentical()).SetArgDisplayNames("identical");
        yield return new TestCaseData(SampleReports.Empty()).SetArgDisplayNames("empty");
        yield return new TestCaseData(SampleReports.Large(100)).SetArgDisplayNames("large");
    }

    [TestCaseSource(nameof(Samples))]
    public void Every_report_fits(RunReport report) => Assert.That(Schema.Validate(ReportJson.Write(report)), Is.Empty);

    [Test]
    public void No_object_is_open_by_accident_and_every_field_is_required()
    {
        Schema.ForEach((schema, at) =>
        {
            // The branches of a condition speak of some fields of an object that is closed elsewhere.
            if (!schema.TryGetProperty("type", out var type) || !type.ToString().Contains("object", StringComparison.Ordinal) || at.Contains("/then", StringComparison.Ordinal))
                return;
            Assert.That(schema.TryGetProperty("additionalProperties", out _), Is.True, $"{at} does not say whether it is closed");
            if (!schema.TryGetProperty("properties", out var properties))
                return;
            var required = schema.GetProperty("required").EnumerateArray().Select(each => each.GetString());
            Assert.That(required, Is.EquivalentTo(properties.EnumerateObject().Select(each => each.Name)), at);
        });
    }

    [Test]
    public void A_field_more_or_less_anywhere_is_refused()
    {
        var text = ReportJson.Write(SampleReports.Rich());
        foreach (var path in Objects(JsonNode.Parse(text)!, []))
        {
            // Open by design: what was waited for, requests by result, the tolerance, differences by kind, times.
            if (path.Any(part => part is "settle" or "requests" or "tolerance" or "inert" or "timings"))
                continue;
            var more = JsonNode.Parse(text)!;
            At(more, path)["somethingElse"] = 1;
            Assert.That(Schema.Validate(more.ToJsonString()), Is.Not.Empty, $"one more at {string.Join('/', path)}");
            foreach (var field in At(more, path).Select(member => member.Key).Where(name => name != "somethingElse").ToList())
            {
                var less = JsonNode.Parse(text)!;
                At(less, path).Remove(field);
                Assert.That(Schema.Validate(less.ToJsonString()), Is.Not.Empty, $"{field} gone from {string.Join('/', path)}");
            }
        }
    }

    [TestCase("verdict", "\"green\"")]
    [TestCase("exitCode", "0")]
    [TestCase("exitCode", "2")]
    [TestCase("schema", "\"gate-report/2\"")]
    [TestCase("summary", "\"\"")]
    [TestCase("counts.pages", "-1")]
    [TestCase("counts.pages", "1.5")]
    [TestCase("run.planDigest", "\"sha256:ABC\"")]
    [TestCase("shots.0.status", "\"unknown\"")]
    [TestCase("shots.0.proof", "\"bytes\"")]
    [TestCase("shots.0.id", "\"no-viewport\"")]
    [TestCase("shots.0.maxChannelDelta", "256")]
    [TestCase("shots.0.evidence.before", "\"../before.png\"")]
    [TestCase("shots.0.regions.0.ae", "0")]
    [TestCase("shots.0.regions.0.causes.0.kind", "\"magic\"")]
    [TestCase("findings.0.severity", "\"error\"")]
    public void A_wrong_value_is_refused(string path, string value)
    {
        var report = JsonNode.Parse(ReportJson.Write(SampleReports.Rich()))!;
        var parts = path.Split('.');
        At(report, parts[..^1])[parts[^1]] = JsonNode.Parse(value);
        Assert.That(Schema.Validate(report.ToJsonString()), Is.Not.Empty);
    }

    [Test]
    public void A_pass_of_a_partial_run_is_refused()
    {
        var report = SampleReports.AllIdentical();
        Assert.That(Schema.Validate(ReportJson.Write(report with { Run = report.Run with { Complete = false } })), Is.Not.Empty);
    }

    [Test]
    public void The_validator_refuses_a_keyword_that_it_does_not_know() =>
        Assert.That(() => new JsonSchema("""{ "type": "object", "properties": { "a": { "dependentRequired": {} } } }"""), Throws.TypeOf<NotSupportedException>());

    // The first element stands for all of a list.
    private static IEnumerable<string[]> Objects(JsonNode? node, string[] path)
    {
        if (node is JsonObject members)
        {
            yield return path;
            foreach (var (name, member) in members)
            {
                foreach (var below in Objects(member, [.. path, name]))
                    yield return below;
            }
        }
        else if (node is JsonArray { Count: > 0 } list)
        {
            foreach (var below in Objects(list[0], [.. path, "0"]))
                yield return below;
        }
    }

    private static JsonObject At(JsonNode root, IEnumerable<string> path) =>
        path.Aggregate(root, (node, part) => node is JsonArray list ? list[int.Parse(part, null)]! : node[part]!).AsObject();
}
