using Gate.Harness.Browsers;
using Gate.Harness.Doctor;
using NUnit.Framework;

namespace Gate.Tests.Unit;

/// <summary>What a browser died of is told, not what its crash handler could not do after it.</summary>
internal sealed class BrowserTroubleTests
{
    private const string Fatal = "[1:1:1123/025333.299497:FATAL:chrome/browser/process_singleton_posix.cc:315] Socket path too long";
    private const string Noise = "[1123/025333.412971:ERROR:third_party/crashpad/crashpad/util/file/file_io_posix.cc:145] open /sys/devices: No such file or directory (2)";

    [Test]
    public void By_a_run()
    {
        var told = BrowserTrouble.NotStarted(new BrowserLaunch("/usr/bin/chromium", [], false), new InvalidOperationException($"closed\nCall log:\n  - [pid=1][err] {Fatal}\n  - [pid=1][err] {Noise}\n"));
        Assert.That(told.Message, Is.EqualTo($"chromium did not start: {Fatal}"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task By_the_doctor()
    {
        var result = await SystemCommand.RunAsync(new CommandCall("sh", "-c", $"echo '{Noise.Replace("open", "error: open", StringComparison.Ordinal)}' >&2; echo '{Fatal}' >&2; exit 134"), TimeSpan.FromSeconds(20), CancellationToken.None);
        Assert.That(result.Trouble, Is.EqualTo("exit 134: Socket path too long"));
    }
}
