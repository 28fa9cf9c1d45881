using System.Security.Cryptography;
using System.Text;

namespace Gate.Core.Ledger;

/// <summary>A line as it stands in a ledger.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Id">Of the line's text: see <see cref="IdOf"/>.</param>
/// <param name="Approval">What it says.</param>
public sealed record LedgerLine(int Number, string Id, Approval Approval)
{
    /// <summary>The first 16 hex digits of the SHA-256 of the text without its line end.</summary>
    public static string IdOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
