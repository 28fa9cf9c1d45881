using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Gate.Cli.Commands;

/// <summary>Options that take a whole number, with errors that say so in the words of the others.</summary>
internal static class WholeOption
{
    /// <param name="name">With its dashes.</param>
    /// <param name="value">What stands for the number in the help.</param>
    /// <param name="description">For the help.</param>
    /// <param name="range">Both ends included; whoever resolves the value holds it against them.</param>
    public static Option<int?> Create(string name, string value, string description, (int Min, int Max) range) =>
        new(name) { HelpName = value, Description = description, CustomParser = argument => Parse(argument, range) };

    private static int? Parse(ArgumentResult argument, (int Min, int Max) range)
    {
        // An option may be given without one.
        if (argument.Tokens is not [var token, ..])
            return null;
        if (int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        var isWhole = token.Value.TrimStart('-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit) && token.Value.Length - digits.Length < 2;
        argument.AddError(isWhole ? string.Create(CultureInfo.InvariantCulture, $"{token.Value} is outside {range.Min} to {range.Max}") : $"\"{token.Value}\" is not a whole number");
        return null;
    }
}
