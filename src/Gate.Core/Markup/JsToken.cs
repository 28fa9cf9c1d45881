namespace Gate.Core.Markup;

/// <summary>A token of a script.</summary>
/// <param name="Text">As written.</param>
/// <param name="Kind">What it is.</param>
/// <param name="AfterLineEnd">Whether a line ends between it and the token before.</param>
internal readonly record struct JsToken(string Text, JsTokenKind Kind, bool AfterLineEnd);
