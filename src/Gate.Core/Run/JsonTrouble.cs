using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gate.Core.Run;

/// <summary>What the JSON reader says of a file, without the names of types: who reads it knows the file.</summary>
internal static partial class JsonTrouble
{
    /// <summary>One sentence without a final period.</summary>
    public static string Of(JsonException exception)
    {
        // The line stands in the place; the path is what people look for.
        var text = Ending().Replace(exception.Message, "").TrimEnd('.');
        text = Types().Replace(text, "")
            .Replace("JSON deserialization was missing required properties including:", "fields are missing:", StringComparison.Ordinal)
            .Replace("could not be mapped to any .NET member", "is not known here", StringComparison.Ordinal)
            .Replace(". Consider updating its nullability annotation", "", StringComparison.Ordinal);
        return exception.Path is { Length: > 1 } path && !text.Contains(path, StringComparison.Ordinal) ? $"{text}: {path}" : text;
    }

    [GeneratedRegex(@" Path: .*$| LineNumber: .*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Ending();

    [GeneratedRegex(@" (for|on|contained in) type '[^']*'| to (Gate|System|Microsoft)\.[^ ]*[^ .]", RegexOptions.CultureInvariant)]
    private static partial Regex Types();
}
