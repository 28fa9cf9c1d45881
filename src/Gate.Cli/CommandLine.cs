using System.CommandLine;
using Gate.Cli.Commands;
using Gate.Cli.Terminal;
using Gate.Core;

namespace Gate.Cli;

/// <summary>From arguments to the exit code: parse, run, and give every kind of trouble its own code.</summary>
internal static class CommandLine
{
    // No response files: a page or a file may be called "@list".
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IConsole console, CancellationToken cancellationToken)
    {
        try
        {
            if (ParseTrouble.Unset(arguments) is { } unset)
                throw unset;
            var result = GateCommand.Create(console).Parse(arguments, Parsing);
            if (!HelpFlag.IsAsked(result) && !VersionFlag.IsAsked(result) && (ParseTrouble.Find(result) ?? OpenFiles.TooFew()) is { } trouble)
                throw trouble;
            // Errors and signals are handled here, not by the parser's own means, which end in 1.
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = console.Out, Error = console.Error };
            return await result.InvokeAsync(invocation, cancellationToken);
        }
        catch (GateException exception)
        {
            // At once: a thread to write with may be what there is none of.
            console.Error.Write(ErrorText.Of(exception));
            return (int)exception.Exit;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("gate: cancelled before there was anything to report");
            return (int)GateExit.Cancelled;
        }
        catch (Exception exception) when (OpenFiles.AreUsedUp(exception))
        {
            console.Error.Write(ErrorText.Of(OpenFiles.Trouble($"no more files or threads were to be had: {exception.GetBaseException().Message.TrimEnd('.')}")));
            return (int)GateExit.Incomplete;
        }
#pragma warning disable CA1031 // The last stop of every bug: it is printed whole, and unknown is never green.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await console.Error.WriteAsync(ErrorText.OfBug(exception));
            return (int)GateExit.Incomplete;
        }
    }
}
