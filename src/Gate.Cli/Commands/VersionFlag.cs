using System.CommandLine;
using System.CommandLine.Invocation;
using Gate.Cli.Terminal;

namespace Gate.Cli.Commands;

/// <summary><c>--version</c>: nothing else is loaded or checked for it.</summary>
internal sealed class VersionFlag : Option<bool>
{
    private readonly ShowVersion _action;

    public VersionFlag(IConsole console)
        : base("--version")
    {
        Description = "Show the version.";
        _action = new ShowVersion(console);
    }

    public override CommandLineAction? Action
    {
        get => _action;
        set => throw new NotSupportedException("the action of --version is fixed");
    }

    public static bool IsAsked(ParseResult result) => result.Action is ShowVersion;

    private sealed class ShowVersion(IConsole console) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            console.Out.WriteLine(ToolVersion.Text);
            return 0;
        }
    }
}
