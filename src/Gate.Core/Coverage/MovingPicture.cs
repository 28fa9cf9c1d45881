using System.Text;
using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>Pictures within <c>data:</c> addresses of style sheets that move: a capture shows one moment of them.</summary>
internal static partial class MovingPicture
{
    /// <summary>Whether a value holds one: a GIF, PNG, WebP or AVIF of several frames, or a drawing with animations.</summary>
    public static bool IsIn(string? value) => value is not null && value.Contains("data:", StringComparison.OrdinalIgnoreCase) && Address().Matches(value).Any(IsMoving);

    private static bool IsMoving(Match address)
    {
        var data = Uri.UnescapeDataString(address.Groups["quoted"].Success ? address.Groups["quoted"].Value : address.Groups["plain"].Value);
        if (address.Groups["type"].Value.Contains(";base64", StringComparison.OrdinalIgnoreCase))
        {
            var bytes = new byte[data.Length];
            // What is no Base64 is no picture.
            if (!Convert.TryFromBase64String(data.Replace("\\", "", StringComparison.Ordinal).Trim(), bytes, out var length))
                return false;
            data = Encoding.Latin1.GetString(bytes, 0, length);
        }

        return data.StartsWith("GIF8", StringComparison.Ordinal) ? Frame().Count(data) > 1
            : data.StartsWith("\u0089PNG", StringComparison.Ordinal) ? data.Contains("acTL", StringComparison.Ordinal)
            : data.StartsWith("RIFF", StringComparison.Ordinal) ? data.Contains("ANMF", StringComparison.Ordinal)
            : data.AsSpan(0, Math.Min(64, data.Length)).Contains("ftyp", StringComparison.Ordinal) ? data.AsSpan(0, Math.Min(64, data.Length)).Contains("avis", StringComparison.Ordinal)
            : Animated().IsMatch(data);
    }

    [GeneratedRegex("""url\(\s*(?:(?<quote>["'])data:(?<type>image/[^,]*),(?<quoted>(?:(?!\k<quote>).)*)|data:(?<type>image/[^,]*),(?<plain>[^)]*))""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Address();

    // A graphic control extension stands before each frame (GIF89a, 23).
    [GeneratedRegex("!\u00F9\u0004", RegexOptions.CultureInvariant)]
    private static partial Regex Frame();

    [GeneratedRegex(@"<(?:set|animate(?:Transform|Motion|Color)?)\b|@(?:-webkit-)?keyframes|animation\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Animated();
}
