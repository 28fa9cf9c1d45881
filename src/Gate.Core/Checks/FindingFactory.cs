using System.Security.Cryptography;
using System.Text;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>Makes findings whose ids come from their content, so that they are the same in every run.</summary>
internal static class FindingFactory
{
    public static Finding OfShot(string check, Severity severity, ShotId shot, string message) =>
        new(Id(check, shot.ToString(), ""), check, severity, shot.Page.Value, shot.ToString(), null, message, null);

    public static Finding OfPage(string check, Severity severity, string page, string message) =>
        new(Id(check, page, ""), check, severity, page, null, null, message, null);

    public static Finding OfRun(string check, Severity severity, string location, string message) =>
        new(Id(check, "", location), check, severity, null, null, location, message, null);

    /// <summary>About the run, and what of it pages have.</summary>
    public static Finding OfRun(string check, Severity severity, string location, IReadOnlyList<string> pages, string message) =>
        OfRun(check, severity, location, message) with { Pages = Several(pages) };

    /// <summary>About an address that pages ask for: at the place that names it where that is known, and of the page where it is one.</summary>
    public static Finding OfAddress(string check, Severity severity, string address, IReadOnlyList<string> pages, string? place, string message) =>
        new(Id(check, "", address), check, severity, pages is [var page] ? page : null, null, place ?? address, message, null) { Pages = Several(pages) };

    /// <summary>One of several findings about a source.</summary>
    public static Finding OfSource(string check, Severity severity, string location, string message) =>
        new(Id(check, message, location), check, severity, null, null, location, message, null);

    /// <summary>One finding of the same thing on one page or on many, then with the first of them as an example.</summary>
    public static Finding OfPages(string check, Severity severity, IReadOnlyList<string> pages, string what)
    {
        var id = Id(check, what, string.Join('\0', pages));
        return pages is [var page]
            ? new(id, check, severity, page, null, null, what, null)
            : new Finding(id, check, severity, null, null, pages[0], $"{what}; on {Words.Count(pages.Count, "page")}", null) { Pages = pages }.Binding(pages);
    }

    /// <summary>Says of a finding what exactly it stands for, where its words do not: no decision on it is one on anything else.</summary>
    /// <param name="finding">One that stands for several things, or for more than it says.</param>
    /// <param name="things">All of them, in any order.</param>
    public static Finding Binding(this Finding finding, IEnumerable<string> things) =>
        finding with { Digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', things.Order(StringComparer.Ordinal)))))}" };

    private static IReadOnlyList<string> Several(IReadOnlyList<string> pages) => pages.Count > 1 ? pages : [];

    private static string Id(string check, string subject, string location)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{check}\0{subject}\0{location}"));
        return $"{check}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}";
    }
}
