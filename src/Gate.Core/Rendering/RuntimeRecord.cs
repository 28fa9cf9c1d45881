namespace Gate.Core.Rendering;

/// <summary>What a page said and tried while it was open, beside its picture.</summary>
/// <param name="Exceptions">First lines of exceptions that nobody caught, in order; at most <see cref="MostMessages"/>.</param>
/// <param name="ConsoleErrors">
/// Texts of <c>console.error</c> and of what the browser itself reports as an error (policies, mixed content), in order; at most
/// <see cref="MostMessages"/>. Resources that did not come are requests, not messages.
/// </param>
/// <param name="Dialogs">Alerts and questions that were answered with no.</param>
/// <param name="Windows">Windows that were closed again.</param>
/// <param name="Downloads">Downloads that were refused.</param>
public sealed record RuntimeRecord(IReadOnlyList<string> Exceptions, IReadOnlyList<string> ConsoleErrors, int Dialogs, int Windows, int Downloads)
{
    /// <summary>Messages of a kind that are kept: a loop writes thousands.</summary>
    public const int MostMessages = 50;

    /// <summary>UTF-16 code units of a message that are kept.</summary>
    public const int LongestMessage = 300;

    /// <summary>A page that said and tried nothing.</summary>
    public static RuntimeRecord Quiet { get; } = new([], [], 0, 0, 0);
}
