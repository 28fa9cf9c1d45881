using Gate.Core.Markup;
using Gate.Core.Pages;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>How the text of one page of a run differs, read from the sources as they lie there now.</summary>
/// <param name="Page">What the run counted.</param>
/// <param name="Hunks">In the order of the source.</param>
/// <param name="Moved">Sides whose files are no longer those that were judged: <c>before</c>, <c>after</c>.</param>
public sealed record TextAnswer(MarkupFacts Page, IReadOnlyList<TextHunk> Hunks, IReadOnlyList<string> Moved)
{
    /// <param name="report">The run.</param>
    /// <param name="plan">Both sides, resolved.</param>
    /// <param name="page">A page id.</param>
    /// <param name="cancellationToken">Ends the hashing of the sides.</param>
    /// <exception cref="GateException">The page does not differ in its bytes, or a side cannot be read.</exception>
    public static TextAnswer Of(RunReport report, GatePlan plan, string page, CancellationToken cancellationToken)
    {
        var facts = report.Markup.FirstOrDefault(each => each.Page == page)
            ?? throw new GateException("text-equal", $"the text of {page} does not differ, or only one side has it") { NextStep = "gate explain RUN --text lists the pages whose text differs" };
        var pair = PagePairing.Pair(plan.Before, plan.After, plan.Rules).Pairs.FirstOrDefault(each => each.Id.Value == page && each.Before is not null && each.After is not null);
        try
        {
            if (pair is null)
                throw new FileNotFoundException($"the sides no longer both have {page}");
            var now = SubjectDigest.Of(plan, cancellationToken);
            return new TextAnswer(
                facts,
                PageText.Compare(plan.Before.Site, plan.After.Site, pair),
                [.. new[] { ("before", now.Before.Tree == report.Subject.Before.Tree), ("after", now.After.Tree == report.Subject.After.Tree) }.Where(side => !side.Item2).Select(side => side.Item1)]);
        }
        catch (MarkupUnreadException exception)
        {
            throw new GateException("text-unread", $"the page's source was not compared: {exception.Message}") { Place = page, NextStep = "look at its pictures; a text comparison of your own may read it" };
        }
        catch (IOException exception)
        {
            throw new GateException("text-unread", exception.Message) { Place = page, NextStep = "name the sides with --before and --after, as gate check was given them" };
        }
    }

    /// <summary>Where a side of a run lay: a commit by its digest, since a branch may have moved.</summary>
    public static string SourceOf(SourceFacts side) =>
        side is { Commit: { } commit, Source: var source } && source.Split(':', 3) is ["git", _, .. var folder] ? string.Join(':', ["git", commit, .. folder]) : side.Source;
}
