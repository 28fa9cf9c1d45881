using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gate.Fixtures.Edits;

/// <summary>Compares what a run says of a labelled set with what was planted.</summary>
internal sealed partial class EditJudge
{
    private readonly List<EditTruth> _truths;
    private readonly JsonNode _report;
    private readonly List<JsonObject> _findings;
    private readonly ILookup<string, string> _shots;
    private readonly List<string> _wrong = [];

    private EditJudge(string set, string report)
    {
        _truths = JsonSerializer.Deserialize<List<EditTruth>>(File.ReadAllText(Path.Combine(set, EditSet.Truth)), EditSet.Options)!;
        _report = JsonNode.Parse(File.ReadAllText(report))!;
        _shots = _report["shots"]!.AsArray().Where(shot => shot!["state"]!.GetValue<string>() == "default").ToLookup(shot => shot!["page"]!.GetValue<string>(), shot => shot!["status"]!.GetValue<string>(), StringComparer.Ordinal);
        _findings = [.. _report["findings"]!.AsArray().Select(finding => finding!.AsObject())];
    }

    /// <summary>The table, and whether everything is as labelled.</summary>
    /// <param name="set">Folder of a labelled set.</param>
    /// <param name="report">The run's report.json.</param>
    public static (string Table, bool IsMet) Judge(string set, string report) => new EditJudge(set, report).Judge();

    private (string Table, bool IsMet) Judge()
    {
        var lines = new List<string> { "| edits | planted | AE 0 | as labelled |", "| --- | ---: | ---: | ---: |" };
        foreach (var group in _truths.GroupBy(truth => (truth.IsSemantic, truth.Kind)).OrderBy(group => group.Key.IsSemantic).ThenBy(group => group.Key.Kind, StringComparer.Ordinal))
            lines.Add(Row($"{(group.Key.IsSemantic ? "" : "inert: ")}`{group.Key.Kind}`", [.. group]));
        lines.Add(Row("**inert**", [.. _truths.Where(truth => !truth.IsSemantic)]));
        lines.Add(Row("**semantic**", [.. _truths.Where(truth => truth.IsSemantic)]));
        var planted = _truths.Select(truth => truth.Page).ToHashSet(StringComparer.Ordinal);
        var untouched = _report["pages"]!.AsArray().Select(page => page!["page"]!.GetValue<string>()).Where(page => !planted.Contains(page)).ToList();
        var loud = untouched.Where(page => Status(page) != "identical" || About(page).Any()).ToList();
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"\n{untouched.Count} untouched pages, {loud.Count} with a finding or a pixel{(loud.Count == 0 ? "" : $": {string.Join(", ", loud)}")}"));
        foreach (var truth in _truths)
            _wrong.AddRange(Wrong(truth).Select(wrong => $"  {truth.Page}: {truth.Name} ({truth.Kind}): {wrong}"));
        var visible = _truths.Where(truth => truth.IsSemantic && Status(truth.Page) != "identical").Select(truth => $"  {truth.Page}: {truth.Name}: shows").ToList();
        return (string.Join('\n', [.. lines, .. _wrong, .. visible]), _wrong.Count + loud.Count + visible.Count == 0);
    }

    private string Row(string name, List<EditTruth> truths) => string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {truths.Count} | {truths.Count(truth => Status(truth.Page) == "identical")} | {truths.Count(truth => !Wrong(truth).Any())} |");

    // Of the page as it comes to rest: a page that scripts paint over is looked at without them as well.
    private string Status(string page) => _shots[page].FirstOrDefault(status => status != "identical") ?? "identical";

    // A change of several pages is one finding that names the first.
    private IEnumerable<JsonObject> About(string page) => _findings.Where(finding =>
        Text(finding, "page") == page || (Text(finding, "location") is { } location && location.Split([' ', ':']).Any(part => part == $"before/{page}" || part == $"after/{page}" || part == page)));

    private IEnumerable<string> Wrong(EditTruth truth) => truth.IsSemantic ? WrongSemantic(truth) : WrongInert(truth);

    private IEnumerable<string> WrongInert(EditTruth truth)
    {
        var markup = _report["markup"]!.AsArray().FirstOrDefault(each => each!["page"]!.GetValue<string>() == truth.Page);
        if (markup is null)
            yield return "no entry under markup";
        else if (markup["substantive"]!.GetValue<int>() > 0)
            yield return $"{markup["substantive"]} substantive";
        else if (markup["inert"]![truth.Kind] is null)
            yield return $"called {markup["inert"]!.ToJsonString()}";
        // What pixels say of an edit is their own business.
        foreach (var finding in About(truth.Page).Where(finding => Text(finding, "shot") is null))
            yield return $"{Text(finding, "check")}: {Text(finding, "message")}";
    }

    private IEnumerable<string> WrongSemantic(EditTruth truth)
    {
        var about = About(truth.Page).ToList();
        var found = about.Where(finding => Text(finding, "check") == truth.Kind && Text(finding, "message")!.Contains(truth.Says, StringComparison.Ordinal)).ToList();
        if (found.Count == 0)
            yield return $"not found; said {string.Join("; ", about.Select(finding => $"{Text(finding, "check")}: {Text(finding, "message")}").Take(4))}";
        else if (!found.Exists(finding => Text(finding, "severity") == (truth.Fails ? "fail" : "warn")))
            yield return $"weighs {Text(found[0], "severity")}";
        else if (!found.Exists(finding => Line().Matches(Text(finding, "location") ?? "").Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Any(line => line >= truth.FirstLine && line <= truth.LastLine)))
            yield return $"placed at {Text(found[0], "location")}, not in lines {truth.FirstLine} to {truth.LastLine}";
    }

    private static string? Text(JsonObject finding, string name) => finding[name]?.GetValue<string>();

    [GeneratedRegex(":([0-9]+):[0-9]+")]
    private static partial Regex Line();
}
