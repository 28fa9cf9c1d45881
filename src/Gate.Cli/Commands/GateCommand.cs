using System.CommandLine;
using Gate.Cli.Terminal;

namespace Gate.Cli.Commands;

/// <summary>The whole command line.</summary>
internal sealed class GateCommand : RootCommand, IHasFurtherHelp
{
    private GateCommand()
        : base("gate renders two sets of pages and says, pixel by pixel, which pages changed.")
    {
        // The parser's own --help, --version and directives go: ours stand below, and directives are not for users.
        Options.Clear();
        Directives.Clear();
    }

    public string FurtherHelp => """
        Exit codes:
          0    pass: every planned shot is equal, tolerated as declared, or approved
          1    fail: something changed
          2    usage: a bad option, setting or source; nothing was rendered
          3    incomplete: something could not be rendered, compared or written
          130  cancelled: a partial report is left

        To begin:
          gate demo
          gate check --before old-export --after new-export

        """;

    public static GateCommand Create(IConsole console)
    {
        var root = new GateCommand();
        root.Subcommands.Add(new DemoCommand(console));
        root.Subcommands.Add(new CheckCommand(console));
        root.Subcommands.Add(new ReviewCommand(console));
        root.Subcommands.Add(new ApproveCommand(console));
        root.Subcommands.Add(new ExplainCommand(console));
        root.Subcommands.Add(new ReportCommand(console));
        root.Subcommands.Add(new VerifyCommand(console));
        root.Subcommands.Add(new DiffCommand(console));
        root.Subcommands.Add(new BaselineCommand(console));
        root.Subcommands.Add(new InitCommand(console));
        root.Subcommands.Add(new DoctorCommand(console));
        root.Options.Add(new HelpFlag(console));
        root.Options.Add(new VersionFlag(console));
        return root;
    }
}
