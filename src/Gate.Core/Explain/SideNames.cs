namespace Gate.Core.Explain;

/// <summary>Properties that are written for four sides or corners in one word.</summary>
internal static class SideNames
{
    private static readonly string[] Sides = ["top", "right", "bottom", "left"];
    private static readonly string[] Corners = ["top-left", "top-right", "bottom-right", "bottom-left"];

    /// <summary>The word for all four and their names, or null for another property.</summary>
    public static (string Name, string[] Sides)? Of(string? property)
    {
        if (property is null)
            return null;
        foreach (var name in new[] { "margin", "padding" })
        {
            if (property.StartsWith(name + "-", StringComparison.Ordinal))
                return (name, [.. Sides.Select(side => $"{name}-{side}")]);
        }

        if (!property.StartsWith("border-", StringComparison.Ordinal))
            return null;
        if (property.EndsWith("-radius", StringComparison.Ordinal))
            return ("border-radius", [.. Corners.Select(corner => $"border-{corner}-radius")]);
        foreach (var part in new[] { "width", "style", "color" })
        {
            if (property.EndsWith("-" + part, StringComparison.Ordinal))
                return ($"border-{part}", [.. Sides.Select(side => $"border-{side}-{part}")]);
        }

        return null;
    }
}
