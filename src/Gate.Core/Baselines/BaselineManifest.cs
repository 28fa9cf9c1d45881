using Gate.Core.Run.Facts;

namespace Gate.Core.Baselines;

/// <summary>What a baseline holds and what it was made with (<c>baseline.json</c>).</summary>
public sealed record BaselineManifest
{
    /// <summary>The file's name.</summary>
    public const string FileName = "baseline.json";

    /// <summary>Name and version of the form.</summary>
    public const string Form = "gate-baseline/1";

    /// <summary><see cref="Form"/>.</summary>
    public string Schema { get; init; } = Form;

    /// <summary>The source as named, for people.</summary>
    public required string Source { get; init; }

    /// <summary>Its commit or tree digest; null where there is none.</summary>
    public required string? Origin { get; init; }

    /// <summary>What produced the pictures.</summary>
    public required EnvironmentFacts Environment { get; init; }

    /// <summary>Digest over what decides how a page is shown, <c>sha256:…</c>.</summary>
    public required string Rendering { get; init; }

    /// <summary>Sorted by id; ids distinct.</summary>
    public required IReadOnlyList<BaselineShot> Shots { get; init; }
}
