namespace Gate.Fixtures;

/// <summary>The embedded fonts, style sheets and texts, by their path under <c>Assets/</c>.</summary>
internal static class Asset
{
    public static byte[] Bytes(string path)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream("Assets/" + path)
            ?? throw new InvalidOperationException($"no asset {path}");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>A text asset with line feeds only, whatever the checkout made of it.</summary>
    public static string Text(string path) =>
        System.Text.Encoding.UTF8.GetString(Bytes(path)).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>A font and its licence, as a site ships them.</summary>
    public static IEnumerable<FixtureFile> Font(string name) =>
    [
        new($"fonts/{name}-latin.woff2", Bytes($"fonts/{name}-latin.woff2")),
        FixtureFile.OfText($"fonts/{name}-OFL.txt", Text($"fonts/{name}-OFL.txt")),
    ];
}
