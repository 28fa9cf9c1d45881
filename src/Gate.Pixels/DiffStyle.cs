namespace Gate.Pixels;

/// <summary>Colours of a diff image.</summary>
public sealed record DiffStyle
{
    /// <summary>Over the dimmed after image.</summary>
    public static DiffStyle Default { get; } = new();

    /// <summary>Transparent but for the differing pixels and the outlines, to be laid over either image.</summary>
    public static DiffStyle Overlay { get; } = new() { IsOverlay = true };

    /// <summary>A position that both images have, and that differs. Magenta is rare in pages, and far from text and from status colours.</summary>
    public Rgba Changed { get; init; } = new(255, 0, 200);

    /// <summary>A position that only the before image has.</summary>
    public Rgba OnlyBefore { get; init; } = new(224, 72, 0);

    /// <summary>A position that only the after image has.</summary>
    public Rgba OnlyAfter { get; init; } = new(0, 112, 224);

    /// <summary>The frame around each region.</summary>
    public Rgba Outline { get; init; } = new(255, 0, 200);

    /// <summary>Stripes over what the mask leaves out.</summary>
    public Rgba Masked { get; init; } = new(150, 150, 150);

    /// <summary>Distance of a frame from its region, device px.</summary>
    public int OutlineDistance { get; init; } = 3;

    /// <summary>Thickness of a frame, device px; 0 draws none.</summary>
    public int OutlineThickness { get; init; } = 2;

    /// <summary>Whether the after image is left out.</summary>
    public bool IsOverlay { get; init; }
}
