using System.Text.Json.Nodes;

namespace Gate.Core.Run.Facts;

/// <summary>One side of a shot.</summary>
public sealed record SideFacts
{
    /// <summary>Device px; null without a capture.</summary>
    public int? Width { get; init; }

    /// <summary>Device px; null without a capture.</summary>
    public int? Height { get; init; }

    /// <summary>Digest of the picture; null where it did not have to be decoded.</summary>
    public string? Pixels { get; init; }

    /// <summary>Digest of what the judgement is about: the picture with masked positions cleared.</summary>
    public string? Compared { get; init; }

    /// <summary>Index into <see cref="RunReport.Environments"/>; null without a capture.</summary>
    public int? Environment { get; init; }

    /// <summary>Fresh captures taken.</summary>
    public int Attempts { get; init; }

    /// <summary>Captures of earlier runs that count as well: of the same bytes in the same environment, and with the same picture.</summary>
    public int Remembered { get; init; }

    /// <summary>What was waited for.</summary>
    public JsonObject Settle { get; init; } = [];

    /// <summary>Views of inner scrollers below the page's own picture, from above.</summary>
    public IReadOnlyList<InnerViewFacts> Views { get; init; } = [];

    /// <summary>Numbers of requests by result, e.g. <c>answered</c>, <c>missing</c>, <c>refused</c>.</summary>
    public JsonObject Requests { get; init; } = [];

    /// <summary>Where the page leads instead of being captured, or null.</summary>
    public string? Redirect { get; init; }

    /// <summary>Why there are no trustworthy pixels, or null.</summary>
    public FailureFacts? Failure { get; init; }
}
