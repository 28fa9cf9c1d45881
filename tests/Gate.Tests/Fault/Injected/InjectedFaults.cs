using Gate.Core;
using Gate.Core.Explain;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;

namespace Gate.Tests.Fault.Injected;

/// <summary>The faults, each with where it can come.</summary>
internal static class InjectedFaults
{
    /// <summary>A file that takes no byte, as on a disk that is full.</summary>
    private const string Full = "/dev/full";

    public static IReadOnlyList<InjectedFault> All { get; } =
    [
        .. Machine(),
        .. Pictures(),
        new("browser killed", Rendering) { NeedsBrowser = true, Happen = world => FaultProcesses.Kill(world.Browsers()) },
        new("browser hangs", Rendering) { NeedsBrowser = true, Happen = world => FaultProcesses.Stop(world.Browsers()) },
        new("renderers killed", Rendering) { NeedsBrowser = true, Happen = world => FaultProcesses.Kill(FaultProcesses.RenderersOf(world.Browsers())) },
        new("driver killed", Rendering) { NeedsBrowser = true, Happen = _ => FaultProcesses.Kill(FaultProcesses.Drivers()) },
    ];

    private static IReadOnlyList<FaultStage> Rendering => [FaultStage.Start, FaultStage.Render, FaultStage.Confirm, FaultStage.Explain, FaultStage.Compare, FaultStage.Write];

    private static IEnumerable<InjectedFault> Machine() =>
    [
        new("called off", InjectedFault.Everywhere) { Happen = world => world.Cancel.Cancel() },
        new("output folder removed", InjectedFault.Everywhere) { Happen = TakeOut },
        new("output folder replaced by a file", InjectedFault.Everywhere) { Happen = ReplaceOut },
        new("disk full", InjectedFault.Everywhere) { Happen = Fill },
        new("sources edited", InjectedFault.Everywhere) { Happen = world => world.Write($"{(world.Random.Next(2) == 0 ? "before" : "after")}/{(world.Random.Next(2) == 0 ? "a.html" : "c.html")}", "edited meanwhile") },
        new("a source removed", InjectedFault.Everywhere) { Happen = world => File.Delete(world.At("after/a.html")) },
        new("configuration edited", InjectedFault.Everywhere) { Happen = world => world.Write("playwright.config.json", """{ "gate": { "masks": [ { "selector": "html", "reason": "all of it moves", "budget": 100 } ], "exclude": [ "**" ] } }""") },
        new("ledger torn", InjectedFault.Everywhere) { Happen = Tear },
        new("clock set ahead", InjectedFault.Everywhere) { Happen = world => world.Clock.Jump(TimeSpan.FromDays(world.Random.Next(1, 4000))) },
        new("clock set back", InjectedFault.Everywhere) { Happen = world => world.Clock.Jump(-TimeSpan.FromDays(world.Random.Next(1, 4000))) },
        new("another run into the same folder", InjectedFault.Everywhere) { Happen = RunBeside },
        new("evidence damaged", [FaultStage.Write, FaultStage.Review]) { Happen = Damage },
        new("gate approve killed", [FaultStage.Review]) { Happen = KillApproval },
        new("no browser", [FaultStage.Start]) { Happen = _ => throw new GateException("browser-not-started", "chromium did not start: no reason given") { Exit = GateExit.Incomplete } },
        new("the renderer's stream breaks", [FaultStage.Render, FaultStage.Confirm]) { Happen = _ => throw new GateException("browser-not-started", "chromium did not start again") { Exit = GateExit.Incomplete } },
    ];

    private static IEnumerable<InjectedFault> Pictures() =>
    [
        new("page failed", [FaultStage.Render]) { Distort = (shot, random) => EachSide(shot, random, _ => Renders.Side(Renders.Failed("HTTP 500"))) },
        new("both sides failed", [FaultStage.Render]) { Distort = (shot, _) => shot with { Before = Renders.Side(Renders.Failed("HTTP 404")), After = Renders.Side(Renders.Failed("HTTP 404")) } },
        new("a capture differs from itself", [FaultStage.Confirm]) { Distort = (shot, random) => EachSide(shot, random, side => Replace(side, random, Renders.Captured(Renders.Picture(8, 8, (random.Next(8), 7), (1, 1), (2, 5))))) },
        new("a capture again failed", [FaultStage.Confirm]) { Distort = (shot, random) => EachSide(shot, random, side => Replace(side, random, Renders.Failed("the browser went away"))) },
        new("a capture again led elsewhere", [FaultStage.Confirm]) { Distort = (shot, random) => EachSide(shot, random, side => Replace(side, random, Renders.Redirected("/login"))) },
        new("capture cut", [FaultStage.Compare]) { Distort = (shot, random) => Spoil(shot, random, png => png[..random.Next(png.Length)]) },
        new("a bit of a capture flipped", [FaultStage.Compare]) { Distort = (shot, random) => Spoil(shot, random, png => Flip(png, random.Next(png.Length * 8))) },
        new("capture without a byte", [FaultStage.Compare]) { Distort = (shot, random) => Spoil(shot, random, _ => []) },
        new("capture that claims to be huge", [FaultStage.Compare]) { Distort = (shot, random) => Spoil(shot, random, png => [.. png[..16], 0, 1, 0, 0, 0, 1, 0, 0, .. png[24..]]) },
        new("layout of one side missing", [FaultStage.Explain]) { Distort = (shot, random) => EachSide(shot, random, side => WithLayout(side, null)) },
        new("layout that contradicts itself", [FaultStage.Explain]) { Distort = (shot, random) => EachSide(shot, random, side => WithLayout(side, Nonsense(random))) },
    ];

    private static void TakeOut(FaultWorld world)
    {
        world.IsOutGone = true;
        // The other shots are being written meanwhile.
        while (Directory.Exists(world.Out))
        {
            try
            {
                Directory.Delete(world.Out, recursive: true);
            }
            catch (IOException)
            {
                continue;
            }
        }
    }

    private static void ReplaceOut(FaultWorld world)
    {
        TakeOut(world);
        File.WriteAllText(world.Out, "a file");
    }

    // Whatever comes to be written next takes no byte: one of the outputs, the pictures of the page that differs, the ledger.
    private static void Fill(FaultWorld world)
    {
        var names = new[] { "report.json", "index.html", "junit.xml", "summary.md" };
        if (Directory.Exists(world.Staging))
            File.CreateSymbolicLink(Path.Combine(world.Staging, names[world.Random.Next(names.Length)]), Full);
        var pictures = Path.Combine(world.Staging, "evidence", EvidenceName.Of($"{FaultWorld.Differing}@small"));
        if (Directory.Exists(world.Staging) && !Directory.Exists(pictures) && world.Random.Next(2) == 0)
        {
            Directory.CreateDirectory(pictures);
            File.CreateSymbolicLink(Path.Combine(pictures, world.Random.Next(2) == 0 ? "before.png" : "diff.png"), Full);
        }

        File.CreateSymbolicLink($"{world.Ledger}.next", Full);
    }

    private static void Tear(FaultWorld world)
    {
        world.IsLedgerTorn = true;
        var text = File.ReadAllText(world.Ledger);
        File.WriteAllText(world.Ledger, text[..^world.Random.Next(2, text.TrimEnd('\n').Length - text.TrimEnd('\n').LastIndexOf('\n') - 1)]);
    }

    private static void RunBeside(FaultWorld world)
    {
        try
        {
            OutputFolder.Open(world.Out, "sha256:00").Dispose();
        }
        catch (GateException refusal) when (refusal.Code == "out-in-use")
        {
            // As it must be while the run goes on; once it has ended, opening changes nothing of the report.
            return;
        }
    }

    // At any moment of its some hundred milliseconds: the ledger has all of its lines then, or none.
    private static void KillApproval(FaultWorld world)
    {
        world.MayBeApproved = true;
        using var approve = GateProcess.Start(world.Root, "approve", "gate-out", "--all", "--by", "ben", "--reason", "looked at, and right");
        approve.WaitForExit(world.Random.Next(400));
        approve.Kill();
        approve.WaitForExit();
    }

    private static void Damage(FaultWorld world)
    {
        var folder = Directory.Exists(world.Staging) ? world.Staging : world.Out;
        foreach (var picture in Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is "before.png" or "after.png"))
        {
            world.IsEvidenceDamaged = true;
            switch (world.Random.Next(3))
            {
                case 0:
                    File.Delete(picture);
                    break;
                case 1:
                    File.WriteAllBytes(picture, Renders.Picture(8, 8, (7, 7), (6, 6), (5, 1)));
                    break;
                default:
                    File.WriteAllBytes(picture, File.ReadAllBytes(picture)[..20]);
                    break;
            }
        }
    }

    private static RenderedShot EachSide(RenderedShot shot, Random random, Func<SideRender, SideRender> change) =>
        random.Next(2) == 0 ? shot with { Before = change(shot.Before!) } : shot with { After = change(shot.After!) };

    private static SideRender Replace(SideRender side, Random random, RenderOutcome outcome)
    {
        var at = random.Next(1, side.Attempts.Count);
        return new SideRender([.. side.Attempts.Select((attempt, index) => index == at ? outcome : attempt)]);
    }

    // The first capture is the one that is compared.
    private static RenderedShot Spoil(RenderedShot shot, Random random, Func<byte[], byte[]> change) => EachSide(shot, random, side => new SideRender(
        [.. side.Attempts.Select((attempt, index) => index == 0 && attempt is RenderOutcome.Captured first ? first with { Capture = first.Capture with { Png = change(first.Capture.Png.ToArray()) } } : attempt)]));

    private static byte[] Flip(byte[] file, int bit)
    {
        file[bit / 8] ^= (byte)(1 << (bit % 8));
        return file;
    }

    private static SideRender WithLayout(SideRender side, LayoutFacts? layout) => new(
        [.. side.Attempts.Select(attempt => attempt is RenderOutcome.Captured captured ? captured with { Capture = captured.Capture with { Layout = layout } } : attempt)]);

    private static LayoutFacts Nonsense(Random random) => new(
    [
        .. Enumerable.Range(0, 6).Select(index => new LayoutNode
        {
            Parent = random.Next(-3, 12),
            Kind = (LayoutNodeKind)random.Next(3),
            Name = random.Next(2) == 0 ? "p" : "",
            Box = new LayoutBox(random.Next(-9, 99), random.Next(-9, 99), random.Next(-9, 99), 1e30),
            Styles = [.. Enumerable.Repeat("x", random.Next(3))],
        }),
    ]);
}
