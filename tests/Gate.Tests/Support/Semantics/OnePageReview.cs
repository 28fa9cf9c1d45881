using System.Text;
using Gate.Core.Run;
using Gate.Core.Semantics;

namespace Gate.Tests.Support.Semantics;

/// <summary>The review of a site of one page.</summary>
internal static class OnePageReview
{
    public static async Task<IReadOnlyList<Finding>> FindingsAsync(string before, string after, SemanticsPolicy? policy = null) =>
        (await ReviewAsync(before, after, policy ?? SemanticsPolicy.Default)).Findings(_ => false);

    public static Task<MarkupReview> ReviewAsync(string before, string after, SemanticsPolicy policy) => MarkupReview.RunAsync(
        new ServedSource(new MemorySite().With("a.html", Encoding.UTF8.GetBytes(before))),
        new ServedSource(new MemorySite().With("a.html", Encoding.UTF8.GetBytes(after))),
        [StoryPages.PairOf("a.html")],
        policy,
        CancellationToken.None);
}
