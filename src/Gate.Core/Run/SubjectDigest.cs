using Gate.Core.Checks;
using Gate.Core.Coverage;
using Gate.Core.Pages;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>What exactly is judged: both sources with a digest over every file of a served side.</summary>
internal static class SubjectDigest
{
    public static SubjectFacts Of(GatePlan plan, CancellationToken cancellationToken) => new(Of(plan.Before, cancellationToken), Of(plan.After, cancellationToken));

    /// <summary>The same with the files that are not on both sides alike: they are known once every file has its digest.</summary>
    public static SubjectRead Read(GatePlan plan, CancellationToken cancellationToken)
    {
        var (before, after) = (SiteDigest.Read(plan.Before, cancellationToken), SiteDigest.Read(plan.After, cancellationToken));
        var facts = new SubjectFacts(Facts(plan.Before, before), Facts(plan.After, after));
        return new SubjectRead(facts, before is null || after is null || !plan.Semantics.Asks(CoverageReview.Id) ? [] : SiteListing.Changed(before, after));

        SourceFacts Facts(IPageSource source, SiteListing? listing) => listing is null ? Of(source, cancellationToken) : new SourceFacts(source.Description, source.Commit, listing.Digest);
    }

    /// <summary>The sources of a run that was cancelled before their files were read.</summary>
    public static SubjectFacts Unread(GatePlan plan) => new(new SourceFacts(plan.Before.Description, plan.Before.Commit, null), new SourceFacts(plan.After.Description, plan.After.Commit, null));

    /// <summary>Notes what the files of both sides are, before any of them is read: <see cref="Moved"/> compares with it.</summary>
    /// <exception cref="GateException">A side cannot be listed.</exception>
    public static void Begin(GatePlan plan)
    {
        foreach (var source in new[] { plan.Before, plan.After }.OfType<ITreeSource>())
            _ = source.Stamp;
    }

    /// <summary>
    /// Sides whose files were written to since the run began, or are others: some shots are of the one, some of the other, and also of what an
    /// edit left there for a moment. A commit is what it is; a live site has nothing to compare.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run was called off.</exception>
    public static IReadOnlyList<Finding> Moved(SubjectFacts start, GatePlan plan, CancellationToken cancellationToken) =>
    [
        .. new[] { (Name: "before", Source: plan.Before, start.Before.Tree), (Name: "after", Source: plan.After, start.After.Tree) }
            .Where(side => side.Source.Commit is null && side.Tree is not null)
            .Select(side => (side.Name, side.Source, IsOther: side.Tree != Now(side.Source, cancellationToken), Moved: FirstMoved(side.Source)))
            .Where(side => side.IsOther || side.Moved is not null)
            .Select(side => FindingFactory.OfRun("source-moved", Severity.Incomplete, side.Name,
                $"files of {side.Source.Description} changed while they were being judged{(side.Moved is { Length: > 0 } path ? $", \"{path}\" among them" : "")}{(side.IsOther ? "" : ", and are now what they were")}; leave them alone and run again")),
    ];

    // Empty when it cannot be seen.
    private static string? FirstMoved(IPageSource source)
    {
        try
        {
            return source is ITreeSource files ? files.Stamp.FirstMoved(TreeStamp.Of(files.Tree())) : null;
        }
        catch (Exception exception) when (exception is GateException or IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string? Now(IPageSource source, CancellationToken cancellationToken)
    {
        try
        {
            return SiteDigest.Of(source, cancellationToken);
        }
        catch (Exception exception) when (exception is GateException or IOException or AggregateException)
        {
            // What cannot be read any more is not what it was.
            return null;
        }
    }

    private static SourceFacts Of(IPageSource source, CancellationToken cancellationToken) => new(source.Description, source.Commit, SiteDigest.Of(source, cancellationToken));
}
