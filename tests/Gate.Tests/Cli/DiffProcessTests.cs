using System.Diagnostics;
using System.Text.Json.Nodes;
using Gate.Pixels;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary><c>gate diff</c> as a process: exit codes and outputs.</summary>
internal sealed class DiffProcessTests
{
    private Folders _folders = null!;

    [SetUp]
    public void Create()
    {
        _folders = new Folders();
        Png("a.png", 20, 10);
        Png("same.png", 20, 10);
        Png("b.png", 20, 10, (3, 4), (19, 9));
        Png("taller.png", 20, 12);
        var damaged = File.ReadAllBytes(_folders.At("a.png"));
        damaged[^20] ^= 1;
        File.WriteAllBytes(_folders.At("damaged.png"), damaged);
        _folders.Write("text.png", "no picture");
    }

    [TearDown]
    public void Remove() => _folders.Dispose();

    [TestCase("cat a.png | exec \"$@\" /dev/stdin same.png")]
    [TestCase("exec \"$@\" /dev/stdin same.png < a.png")]
    [TestCase("cat a.png | exec \"$@\" /dev/fd/3 same.png 3<&0")]
    [Platform(Exclude = "Win")]
    public async Task What_a_shell_hands_over_is_read(string script)
    {
        var gate = GateProcess.StartInfo(_folders.Root, "diff");
        var start = new ProcessStartInfo("sh", ["-c", script, "sh", gate.FileName, .. gate.ArgumentList]) { WorkingDirectory = _folders.Root, RedirectStandardOutput = true, RedirectStandardError = true };

        var result = await GateProcess.RunAsync(start);

        Assert.That((result.Exit, result.Error), Is.EqualTo((0, "")));
    }

    [TestCase(0, "a.png", "same.png")]
    [TestCase(0, "a.png", "a.png")]
    [TestCase(1, "a.png", "b.png")]
    [TestCase(1, "a.png", "taller.png")]
    [TestCase(2, "a.png", "missing.png")]
    [TestCase(2, "before", "a.png")]
    [TestCase(2, "a.png", "b.png", "--out", "a.png")]
    [TestCase(2, "a.png")]
    [TestCase(3, "a.png", "damaged.png")]
    [TestCase(3, "damaged.png", "damaged.png")]
    [TestCase(3, "text.png", "text.png")]
    [TestCase(3, "a.png", "b.png", "--out", "no/such/folder/diff.png")]
    public async Task Each_outcome_has_its_exit_code(int exit, params string[] arguments)
    {
        var run = await GateProcess.RunAsync(_folders.Root, ["diff", .. arguments]);

        Assert.That(run.Exit, Is.EqualTo(exit), run.Error);
        Assert.That(run.Error, exit > 1 ? Does.StartWith("gate: ") : Is.Empty);
    }

    [Test]
    public async Task Text_says_how_many_pixels_differ_and_where()
    {
        var run = await GateProcess.RunAsync(_folders.Root, "diff", "a.png", "b.png");

        Assert.That(run.Out, Is.EqualTo("different: AE 2, largest channel delta 200, 2 regions, 20×10 px\n  1×1 px at (3, 4): AE 1\n  1×1 px at (19, 9): AE 1\n"));
    }

    [Test]
    public async Task Json_is_pure_and_whole()
    {
        var run = await GateProcess.RunAsync(_folders.Root, "diff", "a.png", "b.png", "--json", "--out", "diff.png");
        var json = JsonNode.Parse(run.Out)!;

        Assert.Multiple(() =>
        {
            Assert.That(json["equal"]!.GetValue<bool>(), Is.False);
            Assert.That(json["ae"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(json["maxChannelDelta"]!.GetValue<int>(), Is.EqualTo(200));
            Assert.That(json["regions"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That(json["diff"]!.GetValue<string>(), Is.EqualTo("diff.png"));
            Assert.That(run.Error, Is.Empty);
        });
        using var drawn = PngReader.Decode(File.ReadAllBytes(_folders.At("diff.png")), ImageLimits.Default);
        Assert.That(drawn.At(3, 4), Is.EqualTo(DiffStyle.Default.Changed));
        Assert.That(Directory.GetFiles(_folders.Root, "*.next"), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_drawn_for_equal_images()
    {
        var run = await GateProcess.RunAsync(_folders.Root, "diff", "a.png", "same.png", "--quiet", "--out", "diff.png");

        Assert.That((run.Out, File.Exists(_folders.At("diff.png"))), Is.EqualTo(("", false)));
    }

    [Test]
    public async Task The_damaged_file_is_named()
    {
        var run = await GateProcess.RunAsync(_folders.Root, "diff", "a.png", "damaged.png");

        Assert.That(run.Error, Does.StartWith("gate: image-undecodable: ").And.Contain("\n  at  damaged.png\n"));
    }

    private void Png(string name, int width, int height, params (int X, int Y)[] dots)
    {
        using var image = Raster.Create(width, height);
        foreach (var (x, y) in dots)
            image.Set(x, y, new Rgba(200, 0, 0, 0));
        using var file = File.Create(_folders.At(name));
        PngWriter.Write(image, file);
    }
}
