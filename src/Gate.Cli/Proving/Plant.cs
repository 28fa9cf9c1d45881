using System.Text;
using Gate.Core.Pages;

namespace Gate.Cli.Proving;

/// <summary>A copy of a page under a name of its own in the same folder, so that relative addresses in it keep their meaning.</summary>
/// <param name="Kind">What is planted.</param>
/// <param name="Of">The page that it is a copy of.</param>
/// <param name="Entry">The copy.</param>
/// <param name="Before">Content before.</param>
/// <param name="After">Content after; null where it is missing or broken.</param>
internal sealed record Plant(PlantKind Kind, PageId Of, PageEntry Entry, byte[]? Before, byte[]? After)
{
    /// <summary>
    /// Lies over everything else in the top left corner. The difference with #010101 is one step off whatever is below it, black
    /// and white included; an element name of its own, and !important, keep the page's rules away.
    /// </summary>
    private const string Pixel =
        "<gate-proof style=\"all:initial!important;display:block!important;position:absolute!important;top:0!important;left:0!important;width:1px!important;"
        + "height:1px!important;background:#010101!important;mix-blend-mode:difference!important;z-index:2147483647!important;pointer-events:none!important\"></gate-proof>";

    private static readonly byte[] BodyEnd = "</body"u8.ToArray();

    /// <summary>Whether something can be planted: not UTF-16, not XHTML without a body, no policy that forbids inline style.</summary>
    public static bool CanTake(PageId page, ReadOnlySpan<byte> content)
    {
        var isXml = page.Value.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase) || page.Value.EndsWith(".xht", StringComparison.OrdinalIgnoreCase);
        return content is not ([0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
            && (!isXml || FindBodyEnd(content) >= 0)
            && Encoding.Latin1.GetString(content).IndexOf("Content-Security-Policy", StringComparison.OrdinalIgnoreCase) < 0;
    }

    public static Plant Make(PlantKind kind, PageId page, byte[] content)
    {
        var slash = page.Value.LastIndexOf('/') + 1;
        var dot = page.Value.LastIndexOf('.');
        var path = $"{page.Value[..slash]}{page.Value[slash..dot]}.gate-{kind.ToString().ToLowerInvariant()}{page.Value[dot..]}";
        var entry = new PageEntry(PageId.Create(path), Address(path));
        return kind switch
        {
            PlantKind.Untouched => new Plant(kind, page, entry, content, content),
            PlantKind.Pixel => new Plant(kind, page, entry, content, WithPixel(content)),
            PlantKind.Missing => new Plant(kind, page, entry, content, null),
            PlantKind.Broken => new Plant(kind, page, entry, null, null),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static byte[] WithPixel(byte[] content)
    {
        var end = FindBodyEnd(content);
        var at = end < 0 ? content.Length : end;
        return [.. content[..at], .. Encoding.ASCII.GetBytes(Pixel), .. content[at..]];
    }

    /// <summary>The last one: an earlier one may stand in a script.</summary>
    private static int FindBodyEnd(ReadOnlySpan<byte> content)
    {
        for (var at = content.Length - BodyEnd.Length; at >= 0; at--)
        {
            if (Ascii.EqualsIgnoreCase(content.Slice(at, BodyEnd.Length), BodyEnd))
                return at;
        }

        return -1;
    }
}
