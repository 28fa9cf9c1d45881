namespace Gate.Core.Rendering;

/// <summary>How hard live sites are asked.</summary>
/// <param name="Pause">Between the starts of two requests to one host.</param>
/// <param name="Connections">Requests to one host at one time; at least 1.</param>
/// <param name="Retries">Times that a request without effect (GET, HEAD) is repeated after a fault of the network; answers are never asked for again.</param>
public sealed record LiveSettings(TimeSpan Pause, int Connections, int Retries)
{
    /// <summary>No pause, six connections as browsers open them, two more tries.</summary>
    public LiveSettings()
        : this(TimeSpan.Zero, 6, 2)
    {
    }
}
