using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Gate.Fixtures.Causes;

/// <summary>Compares what a run says with what was planted.</summary>
internal static class CauseJudge
{
    /// <summary>The table, and whether the targets are met.</summary>
    /// <param name="set">Folder of a labelled set.</param>
    /// <param name="reports">The runs' report.json; the last that has a page counts.</param>
    public static (string Table, bool IsMet) Judge(string set, IReadOnlyList<string> reports)
    {
        var truths = CauseSet.Read(set);
        var shots = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var shot in reports.SelectMany(report => JsonNode.Parse(File.ReadAllText(report))!["shots"]!.AsArray()))
            shots[shot!["page"]!.GetValue<string>()] = shot.AsObject();
        var reached = truths.Where(truth => shots[truth.Page]["status"]!.GetValue<string>() is not ("pending" or "failed" or "unstable")).ToList();
        var results = reached.Select(truth => (Truth: truth, Result: Look(set, truth, shots[truth.Page]))).ToList();
        var shown = results.Where(each => each.Result is not null).Select(each => (each.Truth, Result: each.Result!)).ToList();
        var lines = new List<string> { "| change | shown | first | first three | wrong |", "| --- | ---: | ---: | ---: | ---: |" };
        foreach (var kind in shown.GroupBy(each => each.Truth.Change, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            lines.Add(Row(kind.Key, [.. kind.Select(each => each.Result)]));
        List<CauseResult> all = [.. shown.Select(each => each.Result)];
        lines.Add(Row("**all**", all));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"\n{truths.Count} planted ({truths.Count(truth => truth.Attempt > 0)} of them at another place than the first, which showed nothing), {truths.Count - reached.Count} not reached, {reached.Count - all.Count} show no pixel; first {Share(all, 1):0.0} %, first three {Share(all, 3):0.0} %, {all.Sum(result => result.Wrong.Count)} wrong statements, {all.Sum(result => result.Consequences)} consequences beside"));
        foreach (var (truth, result) in shown.Where(each => each.Result.Rank is not (1) || each.Result.Wrong.Count > 0))
            lines.Add($"  {truth.Page}: {truth.Change} ({string.Join(' ', truth.Names)} {truth.Rule}): rank {result.Rank}, said {string.Join("; ", result.Said.Take(3))}{(result.Wrong.Count == 0 ? "" : $"; WRONG {string.Join("; ", result.Wrong.Take(3))}")}");
        return (string.Join('\n', lines), reached.Count == truths.Count && Share(all, 1) >= 90 && Share(all, 3) >= 98 && all.TrueForAll(result => result.Wrong.Count == 0));
    }

    private static string Row(string name, List<CauseResult> results) => string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {results.Count} | {results.Count(result => result.Rank == 1)} | {results.Count(result => result.Rank is >= 1 and <= 3)} | {results.Sum(result => result.Wrong.Count)} |");

    private static double Share(List<CauseResult> results, int within) => results.Count == 0 ? 0 : 100.0 * results.Count(result => result.Rank >= 1 && result.Rank <= within) / results.Count;

    private static CauseResult? Look(string set, CauseTruth truth, JsonObject shot)
    {
        if (shot["status"]!.GetValue<string>() == "identical")
            return null;
        var causes = Said(shot);
        var documents = new[] { "after", "before" }.Select(side => new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine([set, side, .. truth.Page.Split('/')])))).ToList();
        var elements = truth.Elements.Where(IsSelector).SelectMany(place => documents.SelectMany(document => document.QuerySelectorAll(place))).ToHashSet();
        var rank = causes.FindIndex(cause => IsTruth(truth, cause, documents, elements)) + 1;
        var others = causes.Where(cause => !IsTruth(truth, cause, documents, elements)).ToList();
        // A computed value that followed has really changed; anything else was not planted, and one page has one plant.
        var wrong = others.Where(cause => cause.Kind != "style" || cause.Rule is not null || cause.Before == cause.After).ToList();
        return new CauseResult(rank, [.. causes.Select(Words)], [.. wrong.Select(Words)], others.Count - wrong.Count);
    }

    private static string Words(SaidCause cause) => $"{cause.Kind} {cause.Name} {cause.Rule ?? cause.Selector} {cause.Before}→{cause.After}";

    private static bool IsTruth(CauseTruth truth, SaidCause cause, List<AngleSharp.Html.Dom.IHtmlDocument> documents, HashSet<IElement> elements)
    {
        if (!truth.Kinds.Contains(cause.Kind) || (truth.Names.Count > 0 && !truth.Names.Any(name => cause.Name == name || cause.Name == name + " under" || cause.Name?.StartsWith(name + "-", StringComparison.Ordinal) == true)))
            return false;
        if (cause.Kind == "resource" || (truth.Rule is not null && cause.Rule == truth.Rule))
            return true;
        // Half of an element is named by its tag.
        if (!IsSelector(cause.Selector))
            return truth.Elements.Contains(cause.Selector);
        var selector = cause.Selector.Split("::")[0];
        return documents.Any(document => document.QuerySelectorAll(selector).Any(elements.Contains));
    }

    private static bool IsSelector(string place) => !place.StartsWith('<');

    // The first cause of each region, by how much differs; then the seconds, and so on. Shifts say where to, not why.
    private static List<SaidCause> Said(JsonObject shot)
    {
        var said = new List<(int Rank, long Weight, SaidCause Cause)>();
        foreach (var region in shot["regions"]!.AsArray())
        {
            foreach (var (rank, cause) in region!["causes"]!.AsArray().Where(cause => cause!["kind"]!.GetValue<string>() != "shift").Index())
                said.Add((rank, region["ae"]!.GetValue<long>(), cause.Deserialize<SaidCause>(CauseSet.Options)!));
        }

        return [.. said.GroupBy(each => each.Cause).OrderBy(group => group.Min(each => each.Rank)).ThenByDescending(group => group.Sum(each => each.Weight)).Select(group => group.Key)];
    }
}
