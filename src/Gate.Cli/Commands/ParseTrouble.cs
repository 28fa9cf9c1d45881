using System.CommandLine;
using System.CommandLine.Parsing;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Pages;

namespace Gate.Cli.Commands;

/// <summary>What is wrong with the arguments, in the words of the other errors.</summary>
internal static class ParseTrouble
{
    // What other tools call it.
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal) { ["watch"] = "gate check --watch", ["--only"] = "--include" };

    /// <summary>
    /// An option with an equals sign and no value, as an unset variable of a script leaves it, or null: the parser would take what follows, be it
    /// the next option.
    /// </summary>
    public static GateException? Unset(IReadOnlyList<string> arguments) =>
        arguments.TakeWhile(argument => argument != "--").FirstOrDefault(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) == argument.Length - 1) is { } option
            ? Empty(option[..^1])
            : null;

    /// <summary>The first trouble, or null.</summary>
    public static GateException? Find(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var help = $"{HelpText.PathOf(command)} --help";
        // The parser would leave [anything] in front of the command unheeded.
        if (result.Tokens.FirstOrDefault(token => token.Type == TokenType.Directive) is { } directive)
            return new GateException("command-unknown", $"\"{directive.Value}\" is not a command of gate") { NextStep = Try(null, help) };
        if (result.UnmatchedTokens is [var token, ..])
            return Unmatched(token, result, help);
        if (command.Action is null)
            return new GateException("command-missing", "no command is given") { NextStep = $"try gate demo, or gate check --before FOLDER --after FOLDER; {help} shows the rest" };
        return result.Errors is [var error, ..] ? Bad(error, help) : Empty(result.CommandResult);
    }

    // As an unset variable of a script leaves it: no path, name or address is empty.
    private static GateException? Empty(CommandResult command) => command.Children.FirstOrDefault(child => child.Tokens.Any(token => token.Value.Length == 0)) switch
    {
        OptionResult option => Empty(option.Option.Name),
        ArgumentResult argument => new GateException("argument-missing", $"{argument.Argument.Name} is empty") { Place = argument.Argument.Name, NextStep = "give a value" },
        _ => null,
    };

    private static GateException Empty(string option) => new("option-value", $"{option} is empty") { Place = option, NextStep = "give a value, or leave the option out" };

    private static GateException Unmatched(string token, ParseResult result, string help)
    {
        var command = result.CommandResult.Command;
        if (token.StartsWith('-'))
        {
            var name = token.Split('=')[0];
            List<Option> options = [.. command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive))];
            var near = Known.GetValueOrDefault(name) is { } known && options.Exists(option => option.Name == known) ? known : NearestName.Of(name, options.Where(option => !option.Hidden).Select(option => option.Name));
            return new GateException("option-unknown", $"\"{name}\" is not an option of {HelpText.PathOf(command)}") { NextStep = Try(near, help) };
        }

        if (command.Subcommands.Count > 0)
            return new GateException("command-unknown", $"\"{token}\" is not a command of gate") { NextStep = Try(Known.GetValueOrDefault(token) ?? NearestName.Of(token, command.Subcommands.Select(sub => sub.Name)), help) };
        return new GateException("argument-unexpected", $"\"{token}\" is one argument too many") { NextStep = Sides(result, command) ?? Try(null, help) };
    }

    // What is often typed first: gate check FOLDER FOLDER.
    private static string? Sides(ParseResult result, Command command) =>
        result.UnmatchedTokens is [var before, var after] && !after.StartsWith('-')
        && command.Options.Where(option => option.Name is "--before" or "--after").ToList() is [_, _] sides && sides.All(side => result.GetResult(side) is null)
            ? $"the sides are given by name: {HelpText.PathOf(command)} --before {NextCommand.Quote(Source(before))} --after {NextCommand.Quote(Source(after))}"
            : null;

    private static string Source(string typed) => !Path.Exists(typed) && GitSource.IsRevision(typed) ? $"git:{typed}" : typed;

    private static GateException Bad(ParseError error, string help) => error.SymbolResult switch
    {
        OptionResult option => new GateException("option-value", Sentence(error)) { Place = option.Option.Name, NextStep = Try(null, help) },
        ArgumentResult argument when argument.Parent is OptionResult option => new GateException("option-value", Sentence(error)) { Place = option.Option.Name, NextStep = Try(null, help) },
        _ => new GateException("argument-missing", Sentence(error)) { NextStep = Try(null, help) },
    };

    private static string Sentence(ParseError error)
    {
        var text = error.Message.TrimEnd('.');
        return text.Length == 0 ? "the arguments are not complete" : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string Try(string? near, string help) => near is null ? $"{help} shows what there is" : $"try \"{near}\"; {help} shows what there is";
}
