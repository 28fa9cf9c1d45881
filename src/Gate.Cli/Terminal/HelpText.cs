using System.CommandLine;
using System.Text;

namespace Gate.Cli.Terminal;

/// <summary>Help, the same on every machine and at every width, so that it can be read in a log and compared in a test.</summary>
internal static class HelpText
{
    private const int Width = 96;

    public static string Of(Command command)
    {
        var text = new StringBuilder();
        text.Append(command.Description).Append("\n\nUsage:\n  ").Append(Usage(command)).Append('\n');
        Section(text, "Commands", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description ?? "")));
        Section(text, "Arguments", command.Arguments.Select(argument => (Name(argument), argument.Description ?? "")));
        Section(text, "Options", command.Options.Where(option => !option.Hidden).Select(option => (Name(option), option.Description ?? "")));
        if (command is IHasFurtherHelp further)
            text.Append('\n').Append(further.FurtherHelp);
        return text.ToString();
    }

    /// <summary><c>gate diff A.png B.png</c>: what must be typed for this command.</summary>
    public static string Usage(Command command)
    {
        var arguments = string.Concat(command.Arguments.Select(argument => $" {Name(argument)}"));
        var commands = command.Subcommands.Count > 0 ? " COMMAND" : "";
        return $"{PathOf(command)}{commands}{arguments}{(command.Options.Count > 0 ? " [options]" : "")}";
    }

    /// <summary>As it is typed: <c>gate baseline record</c>.</summary>
    public static string PathOf(Command command) =>
        command is RootCommand ? "gate" : command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : command.Name;

    private static void Section(StringBuilder text, string title, IEnumerable<(string Name, string Description)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
            return;
        text.Append('\n').Append(title).Append(":\n");
        var column = list.Max(row => row.Name.Length) + 4;
        foreach (var (name, description) in list)
        {
            text.Append("  ").Append(name.PadRight(column - 2));
            text.Append(string.Join('\n' + new string(' ', column), Wrap(description, Width - column))).Append('\n');
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static string Name(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Name(Option option)
    {
        var names = string.Join(", ", new[] { option.Name }.Concat(option.Aliases));
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }
}
