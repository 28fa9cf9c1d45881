using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gate.Tests.Support.Semantics;

/// <summary>Bytes in the names of tests: the runner leaves out a case whose name has control characters, and says nothing.</summary>
internal static partial class Written
{
    /// <param name="text">ASCII, and <c>%81</c> for any other byte.</param>
    public static byte[] Bytes(string text) =>
        Encoding.Latin1.GetBytes(Byte().Replace(text, match => ((char)byte.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));

    [GeneratedRegex("%([0-9A-F]{2})")]
    private static partial Regex Byte();
}
