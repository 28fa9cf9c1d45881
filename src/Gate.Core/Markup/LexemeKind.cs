namespace Gate.Core.Markup;

/// <summary>What a piece of source is.</summary>
internal enum LexemeKind
{
    Text,
    Open,
    Close,
    Comment,
    Doctype,

    /// <summary>A processing instruction of XML: it may name a style sheet.</summary>
    Instruction,

    /// <summary>The content of an element that holds no markup: <c>script</c>, <c>style</c>, <c>textarea</c>, <c>title</c>, <c>noscript</c>.</summary>
    Raw,
}
