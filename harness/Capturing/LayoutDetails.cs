namespace Gate.Harness.Capturing;

/// <summary>What a snapshot of the layout does not tell, and is asked for by itself.</summary>
internal sealed class LayoutDetails
{
    /// <summary>Texts, by whose fonts they were drawn: index of the node, and the browser's own id of it.</summary>
    public List<(int Node, int Backend)> Texts { get; } = [];

    /// <summary>Pictures, by how large their files are: the address of the document that shows one, and its own.</summary>
    public List<(string Document, string Picture)> Pictures { get; } = [];
}
