namespace Gate.Core.Explain;

/// <summary>The pictures that a node shows: an image's own, and those that its styles name.</summary>
public static class ShownPictures
{
    private const string Start = "url(\"";

    private static readonly int[] Naming = [.. ((string[])["background-image", "border-image-source", "mask-image", "content"]).Select(LayoutProperties.IndexOf)];
    private static readonly int Bullet = LayoutProperties.IndexOf("list-style-image");
    private static readonly int Display = LayoutProperties.IndexOf("display");

    /// <summary>Their addresses as the browser has them, in no order that counts.</summary>
    public static IEnumerable<string> Of(LayoutNode node)
    {
        if (node.Picture is { Length: > 0 } own)
            yield return own;
        if (node.Styles.Count == 0 || node.Kind == LayoutNodeKind.Text)
            yield break;
        // A list's bullet is inherited by all that is in it, and drawn for its items.
        foreach (var property in node.Styles[Display] == "list-item" ? [.. Naming, Bullet] : Naming)
        {
            foreach (var address in In(node.Styles[property]))
                yield return address;
        }
    }

    private static IEnumerable<string> In(string value)
    {
        for (var start = value.IndexOf(Start, StringComparison.Ordinal); start >= 0; start = value.IndexOf(Start, start, StringComparison.Ordinal))
        {
            var end = value.IndexOf("\")", start += Start.Length, StringComparison.Ordinal);
            if (end < 0)
                yield break;
            yield return value[start..end];
            start = end;
        }
    }
}
