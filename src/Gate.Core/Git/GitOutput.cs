using System.Text;

namespace Gate.Core.Git;

/// <summary>What a git command that has ended said.</summary>
/// <param name="Exit">0 when it did what it was asked.</param>
/// <param name="Bytes">Standard output.</param>
/// <param name="Error">The beginning of standard error on one line.</param>
internal sealed record GitOutput(int Exit, byte[] Bytes, string Error)
{
    /// <summary>Standard output as text, without the final line break.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes).TrimEnd('\n', '\r');
}
