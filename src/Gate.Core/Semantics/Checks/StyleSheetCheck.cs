using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>style-sheets</c>: which style sheets the page takes, for which media, and whether their bytes are pinned.</summary>
internal sealed class StyleSheetCheck : KeyedCheck
{
    private static readonly string[] Properties = ["media", "integrity", "crossorigin", "disabled", "title"];

    public override string Id => "style-sheets";

    /// <summary>In XML an instruction names a style sheet too, or a program (XSLT) that writes the whole page anew.</summary>
    protected override IEnumerable<(string Key, string Value, SourcePlace Place)> More(PageSideMarkup side) => side.Page.Lexemes
        .Where(lexeme => lexeme.Kind == LexemeKind.Instruction && lexeme.Text.StartsWith("<?xml-stylesheet", StringComparison.Ordinal))
        .Select(lexeme => ("the style sheet", SpaceText.Collapse(lexeme.Text), side.Page.Source.PlaceOf(lexeme.Start)));

    protected override Severity SeverityOf(string key, string? before, string? after) => after?.StartsWith("<?", StringComparison.Ordinal) == true ? Severity.Fail : Severity.Warn;

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element)
    {
        if (!HasRel(element, "stylesheet") || element.GetAttribute("href") is not { } href)
            return null;
        var properties = Properties
            .Where(element.HasAttribute)
            .Select(name => $" {name}={element.GetAttribute(name)}");
        return ("the style sheet", side.Shown(href) + string.Concat(properties));
    }
}
