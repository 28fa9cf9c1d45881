namespace Gate.Core.Rendering;

/// <summary>A node of the accessibility tree as the browser computed it: what assistive technology is told.</summary>
/// <param name="Role">In Chromium's words: <c>link</c>, <c>button</c>, <c>heading</c>, …</param>
/// <param name="Name">The accessible name; may be empty.</param>
/// <param name="States">States and properties as <c>name=value</c>, sorted: <c>checked=true</c>, <c>level=2</c>.</param>
public sealed record AccessibleNode(string Role, string Name, IReadOnlyList<string> States)
{
    /// <summary>Equality of the lists' content.</summary>
    public bool Equals(AccessibleNode? other) =>
        other is not null && Role == other.Role && Name == other.Name && States.SequenceEqual(other.States, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Role, StringComparer.Ordinal);
        hash.Add(Name, StringComparer.Ordinal);
        foreach (var state in States)
            hash.Add(state, StringComparer.Ordinal);
        return hash.ToHashCode();
    }
}
