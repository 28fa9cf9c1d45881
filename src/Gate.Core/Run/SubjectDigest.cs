using Gate.Core.Pages;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>What exactly is judged: both sources with a digest over every file of a served side.</summary>
internal static class SubjectDigest
{
    public static SubjectFacts Of(GatePlan plan, CancellationToken cancellationToken) => new(Of(plan.Before, cancellationToken), Of(plan.After, cancellationToken));

    private static SourceFacts Of(IPageSource source, CancellationToken cancellationToken) => new(source.Description, source.Commit, SiteDigest.Of(source, cancellationToken));
}
