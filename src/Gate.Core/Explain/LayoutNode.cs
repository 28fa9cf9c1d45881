namespace Gate.Core.Explain;

/// <summary>A node with what can show of it. Nodes stand in document order, a parent before its children.</summary>
public sealed record LayoutNode
{
    /// <summary>Name of what holds a copy of the tree: the page as it lies in a view of its inner scrollers, below the page in the picture.</summary>
    public const string View = "#view";

    /// <summary>Name of the rows that set a view apart.</summary>
    public const string Gap = "#gap";

    /// <summary>Index of the parent, −1 for the root.</summary>
    public required int Parent { get; init; }

    /// <summary>What it is.</summary>
    public required LayoutNodeKind Kind { get; init; }

    /// <summary>Lower-case tag, <c>#text</c>, or <c>::before</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Attributes as the browser has them.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Text of a run; the value of a control; else empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where it lies; null for what is not laid out.</summary>
    public LayoutBox? Box { get; init; }

    /// <summary>Boxes of the lines of a text.</summary>
    public IReadOnlyList<LayoutBox> Lines { get; init; } = [];

    /// <summary>Computed values, as many as <see cref="LayoutProperties.Names"/> and in its order; empty where not laid out.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>Address of the picture that an image shows (what <c>srcset</c> chose, a poster, a drawing's), or null.</summary>
    public string? Picture { get; init; }

    /// <summary>Fonts that a text's glyphs were drawn in, the most used first; null where it was not asked.</summary>
    public IReadOnlyList<UsedFont>? Fonts { get; init; }

    /// <summary>What is painted later has a higher number.</summary>
    public int PaintOrder { get; init; }
}
