using Gate.Core.Run.Facts;

namespace Gate.Core.Report.Html;

/// <summary>Where a report's pictures are: beside it, or within.</summary>
internal sealed record ReportPictures
{
    /// <summary>In the report's folder.</summary>
    public static ReportPictures Beside { get; } = new() { Address = EvidencePath.Address, Sources = "'self' file:" };

    /// <summary>From a path of the evidence to what an image is given as its source; null for a picture that is not there.</summary>
    public required Func<string?, string?> Address { get; init; }

    /// <summary>What the policy admits pictures from.</summary>
    public required string Sources { get; init; }

    /// <summary>Shots of which a part of the pictures is there alone, device px.</summary>
    public IReadOnlyDictionary<string, BoxFacts> Parts { get; init; } = new Dictionary<string, BoxFacts>();

    /// <summary>What is left out, as a sentence for the reader; null where nothing is.</summary>
    public string? LeftOut { get; init; }
}
