using System.Runtime.Versioning;
using Gate.Core;
using Gate.Harness.Browsers;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit;

/// <summary>Where a browser keeps its temporary files.</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
internal sealed class BrowserScratchTests
{
    private ScratchFolder _scratch = null!;

    // With what gate and Chromium add, 107 bytes are the most.
    private string Long => _scratch.At(new string('t', 107));

    [SetUp]
    public void SetUp()
    {
        _scratch = new ScratchFolder();
        Directory.CreateDirectory(Long);
    }

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    [Test]
    public void It_is_the_users_own_where_a_socket_fits()
    {
        using var owned = new Owned(BrowserScratch.Create("/tmp", ["/var/tmp"]));
        Assert.That(owned.Folder.Parent!.FullName, Is.EqualTo("/tmp"));
        Assert.That(owned.Folder.Name, Does.StartWith(BrowserScratch.Prefix));
        Assert.That(owned.Folder.UnixFileMode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public void It_is_a_shorter_one_that_can_be_written_where_none_fits()
    {
        using var owned = new Owned(BrowserScratch.Create(Long, [Long, "/proc", "/tmp"]));
        Assert.That(owned.Folder.Parent!.FullName, Is.EqualTo("/tmp"));
    }

    [Test]
    public void Where_there_is_no_other_it_is_said_what_is_too_long()
    {
        var error = Assert.Throws<GateException>(() => BrowserScratch.Create(Long, ["/proc"]))!;
        Assert.That((error.Code, error.Place, error.NextStep, error.Exit), Is.EqualTo(("temporary-folder", Long, "set TMPDIR to a folder with a short name", GateExit.Incomplete)));
        Assert.That(error.Message, Does.Match(@"^the folder for temporary files has too long a name for a browser, whose socket in it would have a path of [12]\d\d bytes, of 107; /proc cannot be written$"));
    }

    [Test]
    public void The_users_own_that_cannot_be_written_is_said()
    {
        var error = Assert.Throws<GateException>(() => BrowserScratch.Create("/proc", ["/tmp"]))!;
        Assert.That((error.Code, error.Place, error.NextStep), Is.EqualTo(("temporary-folder", "/proc", "make room, or set TMPDIR to a folder that can be written")));
        Assert.That(error.Message, Does.StartWith("the folder for temporary files cannot be written: "));
    }

    /// <summary>The driver of the browser keeps files of its own there, and says of a folder that is missing only what the system says.</summary>
    [TestCase(1)]
    [TestCase(150)]
    public void One_that_is_not_there_is_said_however_long_its_name_is(int length)
    {
        var missing = _scratch.At(new string('n', length));
        var error = Assert.Throws<GateException>(() => BrowserScratch.Create(missing, ["/tmp"]))!;
        Assert.That((error.Code, error.Place, error.NextStep, error.Exit), Is.EqualTo(("temporary-folder", missing, "create it, or set TMPDIR to a folder that can be written", GateExit.Incomplete)));
        Assert.That(error.Message, Is.EqualTo("there is no folder for temporary files"));
    }

    private sealed record Owned(DirectoryInfo Folder) : IDisposable
    {
        public void Dispose() => Folder.Delete();
    }
}
