namespace Gate.Core.Explain;

/// <summary>What shows a document of its own: where another is named, all that differs within follows from that.</summary>
internal static class FramedDocuments
{
    private static readonly Dictionary<string, string> Naming = new(StringComparer.Ordinal) { ["iframe"] = "src", ["frame"] = "src", ["embed"] = "src", ["object"] = "data" };

    /// <summary>Whether the attribute says which document the element shows.</summary>
    public static bool IsAddress(LayoutNode before, LayoutNode after, string? attribute) => IsNaming(after, attribute) && !IsWritten(before) && !IsWritten(after);

    /// <summary>Whether the attribute would say so, but the document is written in the element's stead on both sides (HTML standard, 4.8.5).</summary>
    public static bool IsIdle(LayoutNode before, LayoutNode after, string? attribute) => IsNaming(after, attribute) && IsWritten(before) && IsWritten(after);

    /// <summary>Whether the element shows a document of another address than it did.</summary>
    public static bool IsAnother(LayoutNode before, LayoutNode after) => Naming.GetValueOrDefault(after.Name) is { } name && IsAddress(before, after, name) && before.Attributes.GetValueOrDefault(name) != after.Attributes.GetValueOrDefault(name);

    private static bool IsNaming(LayoutNode node, string? attribute) => attribute is not null && Naming.GetValueOrDefault(node.Name) == attribute;

    private static bool IsWritten(LayoutNode node) => node.Name == "iframe" && node.Attributes.ContainsKey("srcdoc");
}
