using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gate.Core.Rendering;

namespace Gate.Harness.Reuse;

/// <summary>What came to rest when a page was made of just these bytes, without the picture: what the checks want to know of it.</summary>
/// <param name="Inputs">Beyond doubt.</param>
/// <param name="Requests">As the outcome told them.</param>
/// <param name="Settle">What was waited for.</param>
/// <param name="Runtime">What the page said and tried.</param>
internal sealed record Closure(ShotInputs Inputs, IReadOnlyList<RequestRecord> Requests, SettleRecord Settle, RuntimeRecord Runtime)
{
    private const int MostSightings = 100;

    /// <summary>SHA-256 of the PNG that every capture of these bytes gave, 64 hex digits; null when they gave more than one.</summary>
    public string? Picture { get; init; }

    /// <summary>How many captures gave the picture, each in a fresh context.</summary>
    public int Sightings { get; init; }

    /// <summary>Of one side of a shot, by its last attempt and those that were made of the same bytes.</summary>
    /// <param name="attempts">At least one.</param>
    /// <param name="made">What each attempt was made of.</param>
    /// <returns>Null where the inputs are in doubt, or hold for this run alone: another one may have another store of replayed hosts.</returns>
    public static Closure? Of(IReadOnlyList<RenderOutcome> attempts, IReadOnlyList<ShotInputs> made)
    {
        var inputs = made[^1];
        if (inputs.Doubt is not null || inputs.Answers.Any(answer => answer.IsReplayed) || attempts[^1] is not RenderOutcome.Captured last)
            return null;
        var name = NameOf(inputs);
        var pictures = attempts.Zip(made).Where(each => each.Second.Doubt is null && NameOf(each.Second) == name)
            .Select(each => each.First).OfType<RenderOutcome.Captured>().Select(captured => PictureOf(captured.Capture)).ToList();
        return new Closure(inputs, last.Requests, last.Capture.Settle, last.Capture.Runtime)
        {
            Picture = pictures.Distinct(StringComparer.Ordinal).Count() == 1 ? pictures[0] : null,
            Sightings = pictures.Count,
        };
    }

    /// <summary>Of the picture's file.</summary>
    /// <returns>64 hex digits.</returns>
    public static string PictureOf(Capture capture) => Convert.ToHexStringLower(SHA256.HashData(capture.Png.Span));

    /// <summary>Of the bytes, in whatever order they were asked for.</summary>
    /// <returns>32 hex digits.</returns>
    public static string NameOf(ShotInputs inputs)
    {
        var answers = inputs.Answers.Distinct().Select(answer => JsonSerializer.Serialize(answer)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', answers))).AsSpan(0, 16));
    }

    /// <summary>This one, with what an earlier run saw of the same bytes.</summary>
    public Closure After(Closure earlier) => this with
    {
        Picture = Picture == earlier.Picture ? Picture : null,
        Sightings = Math.Min(MostSightings, Sightings + earlier.Sightings),
    };

    /// <summary>The capture as it was, all but the picture: for a shot that is identical whatever the picture.</summary>
    public RenderOutcome ToOutcome(IReadOnlyDictionary<string, double> timings) => new RenderOutcome.Captured(
        new Capture { Png = ReadOnlyMemory<byte>.Empty, Settle = Settle, Runtime = Runtime, Process = 0 }) { Requests = Requests, Timings = timings };
}
