using Gate.Core.Baselines;

namespace Gate.Core.Pages;

/// <summary>The kinds of source, in the order in which they are asked. A new one is a new file and a line here.</summary>
public static class PageSources
{
    private static readonly (Func<string, bool> Takes, Func<string, string, IPageSource> Open)[] Kinds =
    [
        (LooksLikeAddress, LiveSource.Open),
        (GitSource.Takes, GitSource.Open),
        (BaselineSource.Takes, BaselineSource.Open),
        (File.Exists, FileSource.Open),
        (_ => true, FolderSource.Open),
    ];

    /// <summary>Opens what the user named.</summary>
    /// <param name="source">As typed.</param>
    /// <param name="option">Where it was typed, for messages: <c>--before</c> or <c>--after</c>.</param>
    /// <exception cref="GateException">There is no such source.</exception>
    public static IPageSource Open(string source, string option) => Kinds.First(kind => kind.Takes(source)).Open(source, option);

    private static bool LooksLikeAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
