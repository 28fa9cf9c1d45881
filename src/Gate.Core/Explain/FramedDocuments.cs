namespace Gate.Core.Explain;

/// <summary>What shows a document of its own: where another is named, all that differs within follows from that.</summary>
internal static class FramedDocuments
{
    private static readonly Dictionary<string, string> Naming = new(StringComparer.Ordinal) { ["iframe"] = "src", ["frame"] = "src", ["embed"] = "src", ["object"] = "data" };

    /// <summary>Whether the attribute says which document the element shows.</summary>
    public static bool IsAddress(LayoutNode node, string? attribute) => attribute is not null && Naming.GetValueOrDefault(node.Name) == attribute;

    /// <summary>The address as it is written; null where none is, or the element shows no document.</summary>
    public static string? AddressOf(LayoutNode node) => Naming.GetValueOrDefault(node.Name) is { } name ? node.Attributes.GetValueOrDefault(name) : null;
}
