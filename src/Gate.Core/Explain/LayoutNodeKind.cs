namespace Gate.Core.Explain;

/// <summary>What a node of the layout is.</summary>
public enum LayoutNodeKind
{
    /// <summary>An element; the document itself is one without attributes, <c>#document</c>.</summary>
    Element,

    /// <summary>A run of text.</summary>
    Text,

    /// <summary><c>::before</c>, <c>::after</c>, <c>::marker</c>, …</summary>
    Pseudo,
}
