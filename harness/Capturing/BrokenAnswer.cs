using System.Text.Json;
using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>
/// An answer of the browser, or of a page through it, in another form than the protocol's: trouble of that page alone, and not of
/// the run with all other pages.
/// </summary>
internal static class BrokenAnswer
{
    /// <returns>Null for what does not come from reading an answer.</returns>
    public static Failure? Of(Exception exception) => exception is JsonException or KeyNotFoundException or FormatException || IsOfJson(exception)
        ? new Failure(FailureKind.BadAnswer, $"the page or the browser answered in a form that gate does not know, which is a bug in gate to report: {exception.Message}")
        : null;

    private static bool IsOfJson(Exception exception) => exception is InvalidOperationException && exception.TargetSite?.DeclaringType?.Assembly == typeof(JsonElement).Assembly;
}
