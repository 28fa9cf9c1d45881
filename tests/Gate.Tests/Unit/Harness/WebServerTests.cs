using System.Net;
using System.Net.Sockets;
using Gate.Core;
using Gate.Core.Run;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

/// <summary>A server of the user's: started, waited for, and gone afterwards with all that it started.</summary>
[Platform(Exclude = "Win")]
internal sealed class WebServerTests
{
    // Playwright's own node is on every machine that runs these tests.
    private static readonly string Node = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), "node", SearchOption.AllDirectories).First();

    private readonly int _port = FreePort();

    private string Server => $"'{Node}' -e \"require('http').createServer((q,s)=>s.end('<p>hello')).listen({_port},'127.0.0.1')\"";

    [Test]
    public async Task It_answers_during_the_run_and_nothing_of_it_is_left()
    {
        using var folder = new ScratchFolder();
        // One in the foreground, one in the background, one that left the tree.
        var command = $"echo $$ > pids; sleep 600 & echo $! >> pids; (setsid sleep 601 > /dev/null 2>&1 & echo $! >> pids); {Server}";

        await using (await WebServer.StartAsync(Plan(folder, new WebServerSettings(command, Address)), folder.Root, _ => { }, CancellationToken.None))
        {
            using var client = new HttpClient();
            Assert.That(await client.GetStringAsync(Address), Is.EqualTo("<p>hello"));
        }

        Assert.That(IsListening(), Is.False);
        var pids = File.ReadAllLines(folder.At("pids"));
        Assert.That(pids, Has.Length.EqualTo(3));
        Assert.That(pids.Where(IsRunning), Is.Empty);
    }

    [Test]
    public async Task A_server_that_ends_stays_silent_or_is_there_already_is_an_error_and_leaves_nothing()
    {
        using var folder = new ScratchFolder();

        var ended = await FailAsync(folder, new WebServerSettings("echo no such module >&2; exit 7", Address));
        var silent = await FailAsync(folder, new WebServerSettings("echo $$ > pids; sleep 600", Address) { Timeout = TimeSpan.FromMilliseconds(300) });
        await using var other = new PageServer();
        other.Add("/", "<p>another");
        var taken = await FailAsync(folder, new WebServerSettings("exit 1", other.Address));
        await using var reused = await WebServer.StartAsync(Plan(folder, new WebServerSettings("exit 1", other.Address) { Reuse = true }), folder.Root, _ => { }, CancellationToken.None);

        Assert.That((ended.Code, silent.Code, taken.Code), Is.EqualTo(("webserver-ended", "webserver-silent", "webserver-taken")));
        Assert.That(ended.Message, Does.Contain("ended with 7").And.Contain("no such module"));
        Assert.That(File.ReadAllLines(folder.At("pids")).Where(IsRunning), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_started_for_folders()
    {
        using var folder = new ScratchFolder();
        var plan = Plan(folder, new WebServerSettings("touch started", Address), live: false);

        await using var server = await WebServer.StartAsync(plan, folder.Root, _ => { }, CancellationToken.None);

        Assert.That(File.Exists(folder.At("started")), Is.False);
    }

    private Uri Address => new($"http://127.0.0.1:{_port}/");

    private static async Task<GateException> FailAsync(ScratchFolder folder, WebServerSettings settings) =>
        (await Assert.ThrowsAsync<GateException>(() => WebServer.StartAsync(Plan(folder, settings), folder.Root, _ => { }, CancellationToken.None)))!;

    private static GatePlan Plan(ScratchFolder folder, WebServerSettings settings, bool live = true)
    {
        folder.Write("after/a.html", "<p>");
        folder.Write("before/a.html", "<p>");
        var options = new GateOptions { Before = live ? settings.Address.AbsoluteUri : folder.At("before"), After = folder.At("after"), Out = folder.At("out") };
        return GatePlanner.Resolve(options, new PlanSurroundings(new Dictionary<string, string>(), folder.Root, "gate 0.1.0")) with { WebServer = settings };
    }

    private bool IsListening()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // A process that ended and was not fetched yet is none.
    private static bool IsRunning(string pid) => File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat") is var stat && stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
