using System.Text.Json;

namespace Gate.Harness.Capturing;

/// <summary>What a page is about to do, as it stands between two portions of its time.</summary>
/// <param name="Ends">Until the next of its animations ends, ms; null when none that runs ever does.</param>
/// <param name="Timer">Until its next timer is due, ms; null when there is none.</param>
/// <param name="Busy">Answers of the browser that it waits for: storage, digests, files.</param>
/// <param name="Workers">Its workers that run.</param>
/// <param name="Activity">Grows with whatever becomes of those.</param>
/// <param name="Apart">Its frames that no script of its own reaches.</param>
internal sealed record PageMoment(double? Ends, double? Timer, int Busy, int Workers, long Activity, int Apart)
{
    /// <summary>Nothing is known of it, or there is nothing.</summary>
    public static PageMoment Still { get; } = new(null, null, 0, 0, 0, 0);

    /// <param name="told">As <c>settle.js</c> tells it.</param>
    public static PageMoment Of(JsonElement told) => new(
        Number(told.GetProperty("ends")), Number(told.GetProperty("timer")), told.GetProperty("busy").GetInt32(), told.GetProperty("workers").GetInt32(), told.GetProperty("activity").GetInt64(), told.GetProperty("apart").GetInt32());

    /// <summary>Of a page and one of its frames together.</summary>
    public PageMoment With(PageMoment other) =>
        new(Least(Ends, other.Ends), Least(Timer, other.Timer), Busy + other.Busy, Workers + other.Workers, Activity + other.Activity, Apart + other.Apart);

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static double? Least(double? one, double? other) => one is { } left && other is { } right ? Math.Min(left, right) : one ?? other;
}
