using System.Globalization;

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
