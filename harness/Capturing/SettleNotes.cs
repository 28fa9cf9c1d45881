using System.Text.Json;
using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>What was waited for while a page settled, and what never came to rest.</summary>
internal sealed class SettleNotes
{
    // A font that failed is a matter of its request, which is judged elsewhere; the page is at rest with it.
    private const string Harmless = "font failed";
    private const int Named = 5;

    private readonly SortedDictionary<string, int> _waited = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unsettled = new(StringComparer.Ordinal);

    public void Count(string what, int count) => _waited[what] = Math.Max(count, _waited.GetValueOrDefault(what));

    public void Unsettled(string what) => _unsettled.Add(what);

    /// <summary>Takes over what a step of <c>settle.js</c> reports; false when it reported nothing.</summary>
    public bool Add(JsonElement? report)
    {
        if (report is not { } found)
            return false;
        foreach (var entry in found.GetProperty("waited").EnumerateObject())
            Count(entry.Name, entry.Value.GetInt32());
        foreach (var entry in found.GetProperty("unsettled").EnumerateArray())
            Unsettled(entry.GetString()!);
        return true;
    }

    /// <exception cref="PageTroubleException">Something that counts is not at rest.</exception>
    public SettleRecord ToRecord(string clock)
    {
        var grave = _unsettled.Where(what => !what.StartsWith(Harmless, StringComparison.Ordinal)).ToArray();
        if (grave.Length > 0)
        {
            var more = grave.Length > Named ? $" and {grave.Length - Named} more" : "";
            throw new PageTroubleException(FailureKind.NotSettled, $"the page did not come to rest: {string.Join("; ", grave.Take(Named))}{more}");
        }
        return new SettleRecord(clock, _waited, [.. _unsettled]);
    }
}
