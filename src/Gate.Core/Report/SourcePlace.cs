using System.Globalization;
using Gate.Core.Run;

namespace Gate.Core.Report;

/// <summary>Where in the repository something stands, for tools that show findings beside the source.</summary>
/// <param name="Path">Relative, with <c>/</c>, as spelled on disk.</param>
/// <param name="Line">From 1; null when only the file is known.</param>
/// <param name="Column">From 1; null when only the line is known.</param>
internal sealed record SourcePlace(string Path, int? Line, int? Column)
{
    /// <summary>A page of the after side; of a site that is no folder of the repository, the page's own name.</summary>
    public static SourcePlace OfPage(RunReport report, string page) => new(Root(report.Subject.After.Source) + page.Split('?')[0], null, null);

    /// <summary><c>after/blog/index.html:812:5</c>, or null when it is on the before side or says no line.</summary>
    public static SourcePlace? OfCause(RunReport report, string? source) => On("after/", report.Subject.After.Source, source);

    /// <summary>The line of a finding's own location: on the after side, or on the before side where the after side has none. Null where it names no line.</summary>
    public static SourcePlace? OfFinding(RunReport report, Finding finding) => OpenFindings.SidePlaceOf(finding) is { } source
        ? On("after/", report.Subject.After.Source, source) ?? On("before/", report.Subject.Before.Source, source)
        : null;

    /// <summary><c>site/blog/index.html:812:5</c>.</summary>
    public override string ToString() => string.Join(':', new object?[] { Path, Line, Column }.Where(part => part is not null));

    private static SourcePlace? On(string side, string folder, string? source)
    {
        if (source?.StartsWith(side, StringComparison.Ordinal) != true)
            return null;
        var parts = source[side.Length..].Split(':');
        if (parts.Length < 2 || !Number(parts[^1], out var last))
            return null;
        return parts.Length >= 3 && Number(parts[^2], out var line)
            ? new SourcePlace(Root(folder) + string.Join(':', parts[..^2]), line, last)
            : new SourcePlace(Root(folder) + string.Join(':', parts[..^1]), last, null);
    }

    // An absolute path is this machine's affair; a live site has no files.
    private static string Root(string source)
    {
        if (source.StartsWith("git:", StringComparison.Ordinal))
            source = source.LastIndexOf(':') is var colon and > 3 ? source[(colon + 1)..] : "";
        else if (System.IO.Path.IsPathRooted(source) || source.Contains("://", StringComparison.Ordinal))
            source = "";
        var plain = source.Replace('\\', '/').TrimEnd('/');
        while (plain.StartsWith("./", StringComparison.Ordinal))
            plain = plain[2..];
        return plain is "" or "." || plain.Split('/').Contains("..") ? "" : plain + "/";
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
