namespace Gate.Harness.Doctor;

/// <summary>A program of the machine to be run, without a shell.</summary>
/// <param name="Program">A name on the PATH or an absolute path.</param>
/// <param name="Arguments">Passed as they are; nothing is quoted or expanded.</param>
internal sealed record CommandCall(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>Variables set on top of the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>As a person would type it; the driver's long path becomes a word.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Program).Select(Readable));

    private static string Readable(string word) => Path.GetFileName(word) switch
    {
        "node" or "node.exe" => "node",
        "cli.js" => "playwright",
        _ => word,
    };
}
