namespace Gate.Core.Markup;

/// <summary>What a token of a script is.</summary>
internal enum JsTokenKind
{
    Word,
    Punctuator,
    String,
    Template,

    /// <summary>A regular expression with its flags.</summary>
    Expression,
}
