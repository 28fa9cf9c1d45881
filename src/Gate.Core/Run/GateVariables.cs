using System.Globalization;
using System.Text.RegularExpressions;

namespace Gate.Core.Run;

/// <summary>The <c>GATE_*</c> environment variables: they stand between the config file and the command line.</summary>
public static class GateVariables
{
    /// <summary>Each with the option it stands for.</summary>
    public static IReadOnlyList<(string Name, string Option)> All { get; } =
    [
        ("GATE_BEFORE", "--before"),
        ("GATE_AFTER", "--after"),
        ("GATE_CONFIG", "--config"),
        ("GATE_OUT", "--out"),
        ("GATE_PAGES", "--pages"),
        ("GATE_WORKERS", "--workers"),
        ("GATE_CONFIRM", "--confirm"),
        ("GATE_EXTERNALS", "--externals"),
        ("GATE_SEMANTICS", "--semantics"),
        ("GATE_LEDGER", "--ledger"),
        ("GATE_TRUST", "--trust"),
        ("GATE_SHARD", "--shard"),
        ("GATE_BROWSER", "--browser"),
        ("GATE_CONNECT", "--connect"),
    ];

    /// <summary>Trouble with options, told by the variables that gave them; null where it is with none of theirs.</summary>
    public static GateException? Told(GateException exception, GateOptions options, IReadOnlyDictionary<string, string> variables)
    {
        var given = All.Where(variable => variables.TryGetValue(variable.Name, out var value) && value.Length > 0 && value == Value(variable.Option)).ToList();
        var (place, message, next) = (Named(exception.Place), Named(exception.Message)!, Named(exception.NextStep));
        return (place, message, next) == (exception.Place, exception.Message, exception.NextStep)
            ? null
            : new GateException(exception.Code, message, exception) { Place = place, NextStep = next, Exit = exception.Exit };

        string? Named(string? text) => text is null ? null : given.Aggregate(text, (named, variable) => Regex.Replace(named, $@"{variable.Option}(?![\w-])", variable.Name, RegexOptions.CultureInvariant));

        string? Value(string option) => option switch
        {
            "--before" => options.Before,
            "--after" => options.After,
            "--config" => options.Config,
            "--out" => options.Out,
            "--pages" => options.Pages,
            "--workers" => options.Workers?.ToString(CultureInfo.InvariantCulture),
            "--confirm" => options.Confirm?.ToString(CultureInfo.InvariantCulture),
            "--externals" => options.Externals,
            "--semantics" => options.Semantics,
            "--ledger" => options.Ledger,
            "--trust" => options.Trust,
            "--shard" => options.Shard,
            "--browser" => options.Browser,
            "--connect" => options.Connect,
            _ => throw new InvalidOperationException($"not an option of a variable: {option}"),
        };
    }

    /// <summary>The options, those not typed filled in from the environment; an empty variable counts as not set.</summary>
    /// <exception cref="GateException">A variable that must be a number is none.</exception>
    public static GateOptions Fill(GateOptions typed, IReadOnlyDictionary<string, string> variables)
    {
        return typed with
        {
            Before = typed.Before ?? Text("GATE_BEFORE"),
            After = typed.After ?? Text("GATE_AFTER"),
            Config = typed.Config ?? Text("GATE_CONFIG"),
            Out = typed.Out ?? Text("GATE_OUT"),
            Pages = typed.Pages ?? Text("GATE_PAGES"),
            Workers = typed.Workers ?? Whole("GATE_WORKERS"),
            Confirm = typed.Confirm ?? Whole("GATE_CONFIRM"),
            Externals = typed.Externals ?? Text("GATE_EXTERNALS"),
            Semantics = typed.Semantics ?? Text("GATE_SEMANTICS"),
            Ledger = typed.Ledger ?? Text("GATE_LEDGER"),
            Trust = typed.Trust ?? Text("GATE_TRUST"),
            Shard = typed.Shard ?? Text("GATE_SHARD"),
            Browser = typed.Browser ?? Text("GATE_BROWSER"),
            Connect = typed.Connect ?? Text("GATE_CONNECT"),
        };

        string? Text(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

        int? Whole(string name)
        {
            if (Text(name) is not { } text)
                return null;
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new GateException("option-value", $"\"{text}\" is not a whole number") { Place = name, NextStep = $"give {name} a number, or unset it" };
        }
    }
}
