namespace Gate.Core.Markup;

/// <summary>How the lines of a file end.</summary>
[Flags]
internal enum LineEnds
{
    None = 0,
    LineFeed = 1,
    CarriageReturnLineFeed = 2,
    CarriageReturn = 4,
}
