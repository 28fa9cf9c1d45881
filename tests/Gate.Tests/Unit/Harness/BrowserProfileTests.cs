using System.Diagnostics;
using Gate.Harness.Browsers;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

/// <summary>The profile of a browser that has ended is gone, whether or not the driver came to remove it.</summary>
internal sealed class BrowserProfileTests
{
    [Test]
    public async Task What_nobody_removes_is_removed()
    {
        using var folder = new ScratchFolder();
        var profile = Directory.CreateDirectory(Path.Combine(folder.Root, "profile", "Default")).Parent!.FullName;
        // Chromium's own lock leads nowhere.
        File.CreateSymbolicLink(Path.Combine(profile, "SingletonLock"), "host-1");

        await new BrowserProfile(profile).RemoveAsync();

        Assert.That(Directory.GetFileSystemEntries(folder.Root), Is.Empty);
    }

    [Test]
    public async Task What_is_not_there_or_not_known_needs_nothing()
    {
        using var folder = new ScratchFolder();

        await new BrowserProfile(Path.Combine(folder.Root, "profile")).RemoveAsync();
        await new BrowserProfile(null).RemoveAsync();

        Assert.That(Directory.GetFileSystemEntries(folder.Root), Is.Empty);
    }

    [Test]
    [Platform("Linux", Reason = "the folder is read from /proc")]
    public async Task It_is_known_from_the_browser_s_command_line()
    {
        using var folder = new ScratchFolder();
        var profile = Directory.CreateDirectory(Path.Combine(folder.Root, "profile")).FullName;
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "read wait", "sh", "--headless", $"--user-data-dir={profile}"]) { RedirectStandardInput = true })!;

        var known = BrowserProfile.Of(process.Id);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await known.RemoveAsync();

        Assert.That(Directory.Exists(profile), Is.False);
    }
}
