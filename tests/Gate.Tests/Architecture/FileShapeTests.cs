using System.Text.RegularExpressions;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Architecture;

/// <summary>One public type a file, the file named after it; files stay small.</summary>
public sealed partial class FileShapeTests
{
    private static readonly IReadOnlyList<SourceFile> Files =
        [.. SourceFile.Below("src", "harness").Where(file => !file.Path.EndsWith("/Program.cs", StringComparison.Ordinal))];

    [Test]
    public void A_file_is_named_after_its_type_and_holds_one_public_type()
    {
        string[] strays = [.. Files.Select(Trouble).OfType<string>()];
        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void Files_stay_small()
    {
        int[] sizes = [.. Files.Select(file => file.Lines.Count).Order()];
        Assert.That(Files.Where(file => file.Lines.Count > 400).Select(file => $"{file.Path}: {file.Lines.Count} lines"), Is.Empty);
        Assert.That(sizes[sizes.Length / 2], Is.LessThan(100), "the median");
    }

    [Test]
    public void Names_say_what_a_type_does()
    {
        string[] vague = [.. Files.Select(file => file.Path).Where(path => Vague().IsMatch(path))];
        Assert.That(vague, Is.Empty);
    }

    private static string? Trouble(SourceFile file)
    {
        string name = Path.GetFileName(file.Path).Split('.')[0];
        Match[] types = [.. file.Lines.Select(line => TopLevelType().Match(line)).Where(match => match.Success)];
        string[] open = [.. types.Where(type => type.Groups["access"].Value == "public").Select(type => type.Groups["name"].Value).Distinct()];
        if (types.Length == 0)
            return $"{file.Path}: no type at all";
        if (open.Length > 1)
            return $"{file.Path}: {string.Join(", ", open)} are public";
        string main = open.Length == 1 ? open[0] : types[0].Groups["name"].Value;
        return main == name ? null : $"{file.Path}: holds {main}";
    }

    // Namespaces are file-scoped, so that a type at the top level begins in the first column.
    [GeneratedRegex(@"^(?<access>public|internal) (?:(?:sealed|static|abstract|partial|readonly|ref|unsafe) )*(?:class|record struct|record class|record|struct|interface|enum|delegate \S+) (?<name>\w+)")]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"(Manager|Helpers?|Utils?|Utilities)\.cs$")]
    private static partial Regex Vague();
}
