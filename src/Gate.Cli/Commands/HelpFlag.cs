using System.CommandLine;
using System.CommandLine.Invocation;
using Gate.Cli.Terminal;

namespace Gate.Cli.Commands;

/// <summary><c>--help</c> and <c>-h</c>, on every command. The parser's own also takes <c>/h</c> and <c>-?</c>, which are paths elsewhere.</summary>
internal sealed class HelpFlag : Option<bool>
{
    private readonly ShowHelp _action;

    public HelpFlag(IConsole console)
        : base("--help", "-h")
    {
        Description = "Show this help.";
        Recursive = true;
        _action = new ShowHelp(console);
    }

    public override CommandLineAction? Action
    {
        get => _action;
        set => throw new NotSupportedException("the action of --help is fixed");
    }

    public static bool IsAsked(ParseResult result) => result.Action is ShowHelp;

    private sealed class ShowHelp(IConsole console) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            console.Out.Write(HelpText.Of(parseResult.CommandResult.Command));
            return 0;
        }
    }
}
