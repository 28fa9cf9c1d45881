using System.Collections;
using System.Text;

namespace Gate.Cli.Terminal;

/// <summary>
/// The process's own console. <c>NO_COLOR</c> (no-color.org) and <c>FORCE_COLOR</c> (force-color.org) count when not empty, the
/// first over the second; <c>CI</c> means that a log is written, whatever the terminal claims to be.
/// </summary>
internal sealed class SystemConsole : IConsole
{
    private SystemConsole(IReadOnlyDictionary<string, string> variables)
    {
        Variables = variables;
        Out = Writer(new ConsoleStream(Console.OpenStandardOutput(), isData: true));
        Error = Writer(new ConsoleStream(Console.OpenStandardError(), isData: false));
        var isDumb = Get("TERM") == "dumb";
        var isLog = Get("CI").Length > 0 && Get("CI") != "false";
        CanRedraw = !Console.IsErrorRedirected && !isDumb && !isLog;
        HasColour = Get("NO_COLOR").Length == 0 && ((Get("FORCE_COLOR").Length > 0 && Get("FORCE_COLOR") != "0") || (!Console.IsOutputRedirected && !isDumb && !isLog));
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public bool CanRedraw { get; }

    public bool HasColour { get; }

    /// <summary>A terminal that does not tell its width, or tells 0, counts as the classic 80.</summary>
    public int Width => CanRedraw && Console.WindowWidth > 0 ? Console.WindowWidth : 80;

    public IReadOnlyDictionary<string, string> Variables { get; }

    public string Account => Environment.UserName;

    public string WorkingDirectory => Environment.CurrentDirectory;

    public static SystemConsole Open() => new(ReadVariables());

    /// <summary>UTF-8 without a byte order mark wherever it goes: page names are UTF-8, and so are the reports.</summary>
    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    private static Dictionary<string, string> ReadVariables()
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }

    private string Get(string name) => Variables.GetValueOrDefault(name, "");
}
