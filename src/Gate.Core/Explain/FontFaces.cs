namespace Gate.Core.Explain;

/// <summary>What the style sheets say of web fonts: whose file an address is, and which declarations of <c>@font-face</c> changed.</summary>
internal sealed class FontFaces(IEnumerable<StyleDeclaration> all, StyleEdits edits)
{
    private readonly IReadOnlyList<StyleEdit> _edits = [.. edits.All.Where(edit => IsFace(edit.Known))];

    private readonly IReadOnlyList<(string Family, string Source)> _files =
        [.. all.Where(declaration => IsFace(declaration) && declaration.Property == "src").Select(declaration => (Family(declaration), declaration.Value)).Distinct()];

    /// <summary>Declarations of the faces that a list of families asks for.</summary>
    /// <param name="families">A computed <c>font-family</c>.</param>
    public IEnumerable<StyleEdit> EditsFor(string families) => _edits.Where(edit => Asks(families, Family(edit.Known)));

    /// <summary>Whether a font file may be drawn with by a list of families; true where no sheet that was read speaks of it.</summary>
    public bool MayUse(string families, string address)
    {
        var file = address.Split('?', '#')[0];
        file = file[(file.LastIndexOf('/') + 1)..];
        var known = _files.Where(face => face.Source.Contains(file, StringComparison.OrdinalIgnoreCase)).ToList();
        return known.Count == 0 || known.Exists(face => Asks(families, face.Family));
    }

    public static bool IsFace(StyleDeclaration declaration) => declaration.Selector.StartsWith(StyleText.FontFace, StringComparison.Ordinal);

    private static string Family(StyleDeclaration declaration) => declaration.Selector[StyleText.FontFace.Length..].Trim();

    private static bool Asks(string families, string family) =>
        families.Split(',').Any(name => name.Trim().Trim('"', '\'').Equals(family, StringComparison.OrdinalIgnoreCase));
}
