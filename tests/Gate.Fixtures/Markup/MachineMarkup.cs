using System.Text.RegularExpressions;

namespace Gate.Fixtures.Markup;

/// <summary>Turns authored markup into what a static export looks like: one long line, machine names, an id on each element.</summary>
internal sealed partial class MachineMarkup(ClassNames names, string idAttribute)
{
    /// <summary>Stands for a line feed that the document keeps (in <c>pre</c>).</summary>
    public const char KeptLine = '\uE000';

    /// <summary>Stands for a space at the edge of text that the document keeps.</summary>
    public const char KeptSpace = '\uE001';

    private static readonly HashSet<string> WithoutId =
        ["html", "head", "meta", "title", "link", "style", "script", "path", "circle", "rect", "g", "line", "polyline", "text", "defs", "stop", "br", "span", "b", "code", "em", "strong", "body"];

    /// <summary>Text or an attribute value, escaped; a no-break space becomes its entity, as machines write it.</summary>
    public static string Text(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("\u00A0", "&nbsp;", StringComparison.Ordinal);

    public string Finish(string authored, SeededRandom random)
    {
        var tokens = MarkupTokens.Read(OneLine(authored));
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is not { Kind: TokenKind.Open } tag) continue;
            var attributes = tag.Attributes.Select(a => a.Name == "class" ? a with { Value = names.Attribute(a.Value!) } : a).ToList();
            if (!WithoutId.Contains(tag.Name)) attributes.Add(new(idAttribute, random.Hex(8)));
            tokens[i] = tag with { Attributes = attributes };
        }
        return MarkupTokens.Write(tokens).Replace(KeptLine, '\n').Replace(KeptSpace, ' ');
    }

    private static string OneLine(string authored) => LineBreak().Replace(BetweenTags().Replace(authored, "><"), " ").Trim();

    [GeneratedRegex(@">\s*\n\s*<")]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();
}
