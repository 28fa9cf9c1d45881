namespace Gate.Fixtures.Mutants;

/// <summary>A small wrong change of gate's own source, which the tests have to notice.</summary>
/// <param name="Name">What it makes gate do.</param>
/// <param name="File">From the root of the checkout, with <c>/</c>.</param>
/// <param name="Find">Text that stands in the file exactly once.</param>
/// <param name="Replace">What stands there instead; <see cref="Switch"/> in it is true for this mutant alone.</param>
/// <param name="Tests">Parts of names of test classes, one of which has to fail; separated by spaces.</param>
internal sealed record Mutant(string Name, string File, string Find, string Replace, string Tests)
{
    /// <summary>Stands for "this mutant is switched on".</summary>
    public const string Switch = "MUTANT";

    /// <summary>For <c>dotnet test --filter</c>.</summary>
    public string Filter => $"TestCategory!=Browser&TestCategory!=Corpus&TestCategory!=Soak&FullyQualifiedName!~MutantTableTests&FullyQualifiedName!~Architecture&({string.Join('|', Tests.Split(' ').Select(name => $"FullyQualifiedName~{name}"))})";
}
