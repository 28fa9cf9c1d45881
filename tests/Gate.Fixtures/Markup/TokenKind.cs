namespace Gate.Fixtures.Markup;

internal enum TokenKind
{
    Doctype,
    Comment,
    Open,
    Close,

    /// <summary>Text with entities as written.</summary>
    Text,

    /// <summary>The contents of <c>style</c> and <c>script</c>, which no rewrite may touch.</summary>
    Raw,
}
