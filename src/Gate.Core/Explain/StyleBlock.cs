using Gate.Core.Markup;

namespace Gate.Core.Explain;

/// <summary>The text of a style sheet, or of one <c>style</c> element.</summary>
/// <param name="Text">All of it.</param>
/// <param name="File"><c>side/path</c>.</param>
/// <param name="First">Where in the file it begins.</param>
internal sealed record StyleBlock(string Text, string File, SourcePlace First)
{
    /// <summary><c>side/path:line:column</c> of an offset.</summary>
    public string PlaceOf(int offset)
    {
        var before = Text.AsSpan(0, offset);
        var line = before.Count('\n');
        return $"{File}:{new SourcePlace(First.Line + line, offset - before.LastIndexOf('\n') - 1 + (line == 0 ? First.Column : 1))}";
    }
}
