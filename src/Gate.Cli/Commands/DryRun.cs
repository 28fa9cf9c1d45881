using System.Text.Json;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Run;

namespace Gate.Cli.Commands;

/// <summary><c>gate check --dry-run</c>: what would be rendered, from the same pairing that a run starts with.</summary>
internal static class DryRun
{
    public static string Text(GatePlan plan, PagePairs pages)
    {
        var redaction = new Redaction(plan.Secrets);
        var lines = new List<string>();
        lines.AddRange(pages.Pairs.Select(pair => $"{Kind(pair),-8}  {pair.Id}"));
        lines.AddRange(pages.Excluded.Select(rule => $"excluded  {Words.Count(rule.Pages, "page")} by {rule.Rule}"));
        lines.Add($"viewports {Words.List([.. plan.Viewports.Select(viewport => $"{viewport.Name} {viewport.Width}×{viewport.Height}{(viewport.Scale == 1 ? "" : FormattableString.Invariant($" @{viewport.Scale}"))}")])}");
        lines.Add($"{Words.Count(pages.Pairs.Count, "page")}, {Words.Count(Shots(plan, pages), "shot")}; nothing was rendered");
        return string.Concat(lines.Select(line => $"{Printable.Of(redaction.Apply(line))}\n"));
    }

    public static string Json(GatePlan plan, PagePairs pages)
    {
        var redaction = new Redaction(plan.Secrets);
        return Printable.OfJson(JsonSerializer.Serialize(
            new
            {
                schema = "gate-plan/1",
                before = redaction.Apply(plan.Before.Description),
                after = redaction.Apply(plan.After.Description),
                viewports = plan.Viewports,
                pages = pages.Pairs.Select(pair => new { page = redaction.Apply(pair.Id.Value), before = pair.Before is not null, after = pair.After is not null }),
                excluded = pages.Excluded.Select(rule => new { rule = redaction.Apply(rule.Rule), pages = rule.Pages }),
                shots = Shots(plan, pages),
                configDigest = plan.ConfigDigest,
            },
            ReportJson.Options)) + "\n";
    }

    private static int Shots(GatePlan plan, PagePairs pages) => pages.Pairs.Count * plan.Viewports.Count;

    private static string Kind(PagePair pair) => (pair.Before, pair.After) switch
    {
        (null, _) => "added",
        (_, null) => "removed",
        _ => "both",
    };
}
