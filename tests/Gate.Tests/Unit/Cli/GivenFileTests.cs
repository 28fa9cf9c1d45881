using System.Diagnostics;
using Gate.Cli;
using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Pages;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>Files that are named: nothing is read that never ends, and nothing is waited for that never comes.</summary>
[TestFixture]
[Platform(Exclude = "Win")]
internal sealed class GivenFileTests
{
    private ScratchFolder _scratch;

    [SetUp]
    public void SetUp()
    {
        _scratch = new ScratchFolder();
        _scratch.Write("site/a.html", "a");
        using var made = Process.Start("mkfifo", [_scratch.At("pipe")]);
        made.WaitForExit();
        File.CreateSymbolicLink(_scratch.At("link"), _scratch.At("pipe"));
    }

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    [TestCase("--config", "/dev/zero")]
    [TestCase("--config", "pipe")]
    [TestCase("--config", "link")]
    [TestCase("--pages", "/dev/zero")]
    [TestCase("--pages", "pipe")]
    [TestCase("--require-signed", "/dev/zero")]
    [TestCase("--require-signed", "pipe")]
    public async Task A_pipe_or_device_is_refused_before_it_is_opened(string option, string name)
    {
        var file = _scratch.At(name);
        var (exit, console) = await RunAsync("check", "--before", _scratch.At("site"), "--after", _scratch.At("site"), "--dry-run", option, file);

        Assert.That((exit, console.OutText.ToString()), Is.EqualTo((2, "")));
        Assert.That(console.ErrorText.ToString(), Is.EqualTo($"gate: file-not-regular: \"{file}\" is a pipe or a device\n  at  {option}\n  give a file; what a command writes goes into one first\n"));
    }

    [TestCase("/dev/zero", true)]
    [TestCase("pipe", true)]
    [TestCase("pipe", false)]
    public async Task So_is_one_in_the_place_of_an_image(string name, bool isFirst)
    {
        var (file, image) = (_scratch.At(name), _scratch.At("a.png"));
        await File.WriteAllBytesAsync(image, Renders.Picture(2, 2));

        var (exit, console) = await RunAsync("diff", isFirst ? file : image, isFirst ? image : file);

        Assert.That((exit, console.OutText.ToString()), Is.EqualTo((2, "")));
        Assert.That(console.ErrorText.ToString(), Does.StartWith("gate: file-not-regular: ").And.Contain($"\n  at  {file}\n"));
    }

    [Test]
    public void So_is_a_ledger() => Assert.That(Assert.Throws<GateException>(() => LedgerFile.Read(_scratch.At("pipe")))!.Code, Is.EqualTo("file-not-regular"));

    [Test]
    public void A_file_is_read_to_its_bound()
    {
        var path = _scratch.Write("file", "12345");

        Assert.That(new GivenFile(path, "file", "--pages", 5).Read(), Is.EqualTo("12345"u8.ToArray()));
        var error = Assert.Throws<GateException>(() => new GivenFile(path, "file", "--pages", 4).Read());
        Assert.That((error!.Code, error.Message, error.Place, error.Exit), Is.EqualTo(("file-too-large", "\"file\" has more than 4 bytes", "--pages", GateExit.Usage)));
    }

    [Test]
    [Platform(Include = "Linux")]
    public void What_says_no_length_is_read_to_its_bound_too()
    {
        Assert.That(new GivenFile("/proc/self/status", "s", "--pages", 1 << 20).Read(), Is.Not.Empty);
        Assert.That(Assert.Throws<GateException>(() => new GivenFile("/proc/self/status", "s", "--pages", 9).Read())!.Code, Is.EqualTo("file-too-large"));
    }

    private async Task<(int Exit, TestConsole Console)> RunAsync(params string[] arguments)
    {
        var console = new TestConsole(_scratch.Root);
        return (await CommandLine.RunAsync(arguments, console, CancellationToken.None), console);
    }
}
