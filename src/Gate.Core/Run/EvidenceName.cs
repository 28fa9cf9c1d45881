using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gate.Core.Run;

/// <summary>Folder names for evidence: at most 60 safe characters of the id, then 8 hex digits of its SHA-256.</summary>
internal static class EvidenceName
{
    private const int MaxSlug = 60;

    public static string Of(string shotId)
    {
        var slug = new StringBuilder();
        foreach (var c in shotId.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == MaxSlug)
                break;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shotId)).AsSpan(0, 4));
        var trimmed = slug.ToString().Trim('-');
        return trimmed.Length == 0 ? $"shot-{hash}" : $"{trimmed}-{hash}";
    }
}
