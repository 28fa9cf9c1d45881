using Gate.Cli.Terminal;

namespace Gate.Tests.Support.Cli;

/// <summary>A console that remembers.</summary>
internal sealed class TestConsole(string workingDirectory) : IConsole
{
    public StringWriter OutText { get; } = new() { NewLine = "\n" };

    public StringWriter ErrorText { get; } = new() { NewLine = "\n" };

    public TextWriter Out => OutText;

    public TextWriter Error => ErrorText;

    public bool CanRedraw { get; init; }

    public bool HasColour { get; init; }

    public int Width { get; init; } = 80;

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public string Account { get; init; } = "";

    public string WorkingDirectory => workingDirectory;
}
