using System.Globalization;

namespace Gate.Core.Run.Config;

/// <summary>A place in the config file.</summary>
/// <param name="File">As shown to people.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">In characters (UTF-16), from 1.</param>
public sealed record ConfigPlace(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
