namespace Gate.Core;

/// <summary>
/// Trouble with the request (an option, a setting, a source), never with a page. Printed as
/// <c>gate: code: message</c>, then the place, then the next step; the process ends with <see cref="Exit"/>.
/// </summary>
public sealed class GateException : Exception
{
    /// <param name="code">Stable, kebab-case, e.g. <c>config-key-unknown</c>.</param>
    /// <param name="message">What is wrong, with the offending value, in one sentence without a final period.</param>
    public GateException(string code, string message)
        : base(message) => Code = code;

    /// <inheritdoc cref="GateException(string, string)"/>
    public GateException(string code, string message, Exception inner)
        : base(message, inner) => Code = code;

    /// <summary>Stable, kebab-case name of the error.</summary>
    public string Code { get; }

    /// <summary>Where: <c>file:line:column</c>, a path, or an option; null when the message says it all.</summary>
    public string? Place { get; init; }

    /// <summary>What to do next, as an imperative without a final period.</summary>
    public string? NextStep { get; init; }

    /// <summary>How the process ends.</summary>
    public GateExit Exit { get; init; } = GateExit.Usage;
}
