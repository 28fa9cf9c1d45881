namespace Gate.Harness.Doctor;

/// <summary>How a program of the machine ended.</summary>
/// <param name="ExitCode">Null when it did not start or was ended for taking too long.</param>
/// <param name="Lines">The last lines of both outputs, at most <see cref="SystemCommand.LinesKept"/>, blank ones left out.</param>
/// <param name="Trouble">Why it did not succeed, in one phrase; null when it did.</param>
internal sealed record CommandResult(int? ExitCode, IReadOnlyList<string> Lines, string? Trouble)
{
    public bool Succeeded => ExitCode == 0;

    public string LastLine => Lines.Count == 0 ? "" : Lines[^1];
}
