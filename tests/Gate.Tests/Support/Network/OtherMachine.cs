using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Gate.Harness.Doctor;
using NUnit.Framework;

namespace Gate.Tests.Support.Network;

/// <summary>
/// Another machine, as far as the network goes: a network namespace with one cable to this one, where the process may make such a thing; else this
/// machine's own loopback. Playwright servers are started there.
/// </summary>
internal sealed class OtherMachine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Process> _servers = [];
    private readonly string? _namespace;

    private OtherMachine(string? name, IPAddress here, IPAddress there) => (_namespace, Here, There) = (name, here, there);

    /// <summary>Whether it has a network of its own.</summary>
    public bool IsApart => _namespace is not null;

    /// <summary>Of this machine, seen from there.</summary>
    public IPAddress Here { get; }

    /// <summary>Of that machine, seen from here.</summary>
    public IPAddress There { get; }

    public static async Task<OtherMachine> StartAsync()
    {
        var id = Environment.ProcessId;
        var name = string.Create(CultureInfo.InvariantCulture, $"gate{id}");
        // 198.18.0.0/15 is for tests of networks (RFC 2544); four addresses for each process.
        var (here, there) = (Address(1), Address(2));
        string[] steps =
        [
            $"netns add {name}", $"link add {name}a type veth peer name {name}b netns {name}", $"addr add {here}/30 dev {name}a", $"link set {name}a up",
            $"-n {name} addr add {there}/30 dev {name}b", $"-n {name} link set {name}b up", $"-n {name} link set lo up", $"netns exec {name} true",
        ];
        foreach (var step in steps)
        {
            if (await IpAsync(step) is { Succeeded: false } refused)
            {
                TestContext.Progress.WriteLine($"no network of its own: ip {step}: {refused.Trouble}");
                await IpAsync($"netns del {name}");
                return new OtherMachine(null, IPAddress.Loopback, IPAddress.Loopback);
            }
        }

        // A wall of this machine may let nothing in from there.
        using var door = new TcpListener(here, 0);
        door.Start();
        if (await IpAsync($"netns exec {name} bash -c :>/dev/tcp/{door.LocalEndpoint.ToString()!.Replace(':', '/')}") is { Succeeded: false } shut)
        {
            TestContext.Progress.WriteLine($"no way from there to here: {shut.Trouble}");
            await IpAsync($"netns del {name}");
            return new OtherMachine(null, IPAddress.Loopback, IPAddress.Loopback);
        }

        return new OtherMachine(name, here, there);

        IPAddress Address(int last) => new([198, 18, (byte)(id >> 6), (byte)(((id & 63) << 2) + last)]);
    }

    /// <summary>Starts the driver's command line there.</summary>
    /// <returns>Where it listens, as it says itself.</returns>
    public async Task<Uri> ServeAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var call = PlaywrightDriver.Call(arguments);
        var start = _namespace is null ? new ProcessStartInfo(call.Program, call.Arguments) : new ProcessStartInfo("ip", ["netns", "exec", _namespace, call.Program, .. call.Arguments]);
        // It ends when its input does.
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var server = Process.Start(start)!;
        _servers.Add(server);
        using var bound = new CancellationTokenSource(Patience);
        while (await server.StandardOutput.ReadLineAsync(bound.Token) is { } line)
        {
            if (line.IndexOf("ws://", StringComparison.Ordinal) is >= 0 and var place)
                return new Uri(line[place..].Trim());
        }

        throw new InvalidOperationException($"{string.Join(' ', arguments)} ended without a word");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }

        if (_namespace is not null)
            await IpAsync($"netns del {_namespace}");
    }

    private static Task<CommandResult> IpAsync(string arguments) => SystemCommand.RunAsync(new CommandCall("ip", arguments.Split(' ')), Patience, CancellationToken.None);
}
