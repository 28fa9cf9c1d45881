using System.Text;
using Gate.Core;

namespace Gate.Cli.Terminal;

/// <summary>Errors as people read them: the code and the message, the place, the next step.</summary>
internal static class ErrorText
{
    public static string Of(GateException exception)
    {
        var text = new StringBuilder().Append("gate: ").Append(exception.Code).Append(": ").Append(Printable.Of(exception.Message)).Append('\n');
        if (exception.Place is { } place)
            text.Append("  at  ").Append(Printable.Of(place)).Append('\n');
        if (exception.NextStep is { } step)
            text.Append("  ").Append(Printable.Of(step)).Append('\n');
        return text.ToString();
    }

    /// <summary>A bug: whole, line by line.</summary>
    public static string OfBug(Exception exception)
    {
        var lines = exception.ToString().ReplaceLineEndings("\n").Split('\n').Select(Printable.Of);
        return $"gate: internal-error: this is a bug in gate; nothing was judged\n{string.Concat(lines.Select(line => $"  {line}\n"))}";
    }
}
