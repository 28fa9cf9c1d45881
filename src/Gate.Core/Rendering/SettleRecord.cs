namespace Gate.Core.Rendering;

/// <summary>What was waited for, and done, until the page had settled. The same in every run: durations stand in the timings.</summary>
/// <param name="Clock"><c>virtual</c> or <c>real</c>, with the reason for <c>real</c>.</param>
/// <param name="Waited">What was waited for, by name, with counts: fonts, images, lazy images, requests, animations finished, …; sorted.</param>
/// <param name="Unsettled">What never came to rest but does not stop the capture, named; usually empty.</param>
public sealed record SettleRecord(string Clock, IReadOnlyDictionary<string, int> Waited, IReadOnlyList<string> Unsettled);
