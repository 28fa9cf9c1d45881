namespace Gate.Core.Explain;

/// <summary>A piece of markup as it is written: a tag, a mark of a comment, a word, space.</summary>
/// <param name="At">Where it begins, in characters of the page.</param>
/// <param name="Text">All of it.</param>
internal sealed record TagToken(int At, string Text)
{
    public bool IsTag => Text.Length > 2 && Text[0] == '<' && Text[^1] == '>';

    public bool IsOpen => IsTag && Text[1] != '/';

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public string Name { get; } = string.Concat(Text.TrimStart('<', '/').TakeWhile(c => !char.IsWhiteSpace(c) && c is not ('/' or '>'))).ToLowerInvariant();
}
