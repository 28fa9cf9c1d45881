using System.Text.RegularExpressions;

namespace Gate.Tests.Support;

/// <summary>A C# file of the checkout, for tests of the house itself.</summary>
/// <param name="Path">Relative to the checkout's root, with <c>/</c>.</param>
/// <param name="Lines">Its lines, comments blanked.</param>
internal sealed partial record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    /// <summary>Every C# file below the folders, generated ones left out, sorted.</summary>
    public static IReadOnlyList<SourceFile> Below(params string[] folders) =>
        [.. folders
            .SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => System.IO.Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/fixtures/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

    /// <summary><c>path:line</c> of every line that matches.</summary>
    public IEnumerable<string> Places(Regex pattern) =>
        Lines.Index().Where(line => pattern.IsMatch(line.Item)).Select(line => $"{Path}:{line.Index + 1}: {line.Item.Trim()}");

    private static SourceFile Read(string path) =>
        new(path, [.. File.ReadAllLines(System.IO.Path.Combine(Checkout.Root, path)).Select(line => Comment().Replace(line, ""))]);

    // A "//" inside an address in a text stays: it follows a colon.
    [GeneratedRegex("(?<!:)//.*$")]
    private static partial Regex Comment();
}
