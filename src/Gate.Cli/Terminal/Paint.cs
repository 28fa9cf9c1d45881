using Gate.Core.Run;

namespace Gate.Cli.Terminal;

/// <summary>Colours (ECMA-48, SGR) for words of our own, never for text from outside; none where they are not wanted.</summary>
internal sealed class Paint(bool isOn)
{
    public string Status(ShotStatus status, string word) => status switch
    {
        ShotStatus.Identical or ShotStatus.Tolerated => Wrap("32", word),
        ShotStatus.Changed or ShotStatus.Added or ShotStatus.Removed => Wrap("31", word),
        _ => Wrap("33", word),
    };

    public string Verdict(Verdict verdict, string word) => verdict switch
    {
        Core.Run.Verdict.Pass => Wrap("1;32", word),
        Core.Run.Verdict.Fail => Wrap("1;31", word),
        _ => Wrap("1;33", word),
    };

    private string Wrap(string code, string word) => isOn ? $"\u001b[{code}m{word}\u001b[0m" : word;
}
