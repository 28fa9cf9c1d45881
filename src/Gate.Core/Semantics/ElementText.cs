using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>The text of an element, white space collapsed.</summary>
internal static class ElementText
{
    /// <param name="element">Whose text; that of scripts and styles is left out.</param>
    /// <param name="most">Characters after which reading stops.</param>
    public static string Of(IElement element, int most = 10_000)
    {
        var text = new StringBuilder();
        foreach (var (node, isEnd) in TreeWalk.Steps(element))
        {
            if (node is IText data && data.ParentElement?.LocalName is not ("script" or "style" or "template"))
                text.Append(data.Data);
            else if (isEnd && node is IElement block && HtmlNames.Block.Contains(block.LocalName))
                text.Append(' ');
            if (text.Length > most)
                break;
        }

        return SpaceText.CollapseKinds(text.ToString()).Trim(' ');
    }

    /// <summary>
    /// Cut to a length that fits a sentence, and then with a digest of the whole: a decision on what is said is one on all of it.
    /// </summary>
    public static string Bound(string text, int most = 120) => text.Length <= most ? text : $"{Short(text, most)} (sha256 {Digest(text)}…)";

    /// <summary>Enough of the SHA-256 of a text that nobody makes another one of it: 64 bits.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>Cut to a length that fits a sentence.</summary>
    public static string Short(string text, int most = 48) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1).TrimEnd(), "…");
}
