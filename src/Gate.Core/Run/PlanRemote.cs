using Gate.Core.Rendering;
using Gate.Core.Run.Config;

namespace Gate.Core.Run;

/// <summary>The server on which browsers are started, of option and config file.</summary>
internal static class PlanRemote
{
    /// <returns>Null for browsers of this machine.</returns>
    /// <exception cref="GateException">The address is none, or something does not go with it.</exception>
    public static RemoteServer? Resolve(GateOptions options, RemoteConfig config)
    {
        if ((options.Connect ?? config.Endpoint) is not { } text)
            return null;
        var place = options.Connect is null ? "use.connectOptions.wsEndpoint" : "--connect";
        if (!TextRule.Endpoint.Accepts(text) || !Uri.TryCreate(text, UriKind.Absolute, out var endpoint))
            // Not repeated: an address may hold a password.
            throw new GateException("connect-address", "the address of the Playwright server is none") { Place = place, NextStep = $"give {TextRule.Endpoint.Says}" };
        // What a cache knows is believed without a picture, so the fonts would have to be known with their versions.
        if (options.Cache is not null)
            throw new GateException("option-conflict", "a remote browser does not tell the versions of its fonts, so no later run can know that a picture still holds") { Place = "--cache", NextStep = "leave --cache out, or render on this machine" };
        return new RemoteServer(endpoint) { Headers = config.Headers, Address = config.Address, Sandbox = config.Sandbox ?? true };
    }
}
