using System.Text.Json.Nodes;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>A socket of the browser's lies in its folder for temporary files, and the path of a socket is short.</summary>
[Category("Browser")]
[Platform("Linux")]
internal sealed class TemporaryFolderTests
{
    private Folders _folders = null!;

    [SetUp]
    public void Create() => _folders = new Folders();

    [TearDown]
    public void Remove() => _folders.Dispose();

    [TestCase(45)]
    [TestCase(150)]
    public async Task A_long_name_keeps_no_browser_from_starting(int length)
    {
        foreach (var side in new[] { "before", "after" })
            _folders.Write($"{side}/index.html", "<!doctype html><title>t</title><p>x");
        var temporary = _folders.Root + "/";
        temporary += new string('t', Math.Max(1, length - temporary.Length));
        Directory.CreateDirectory(temporary);

        var doctor = await RunAsync(temporary, "doctor", "--json");
        var check = await RunAsync(temporary, "check", "--before", "before", "--after", "after");

        Assert.That(check.Exit, Is.Zero, check.Error);
        var browser = JsonNode.Parse(doctor.Out)!["facts"]!.AsArray().Single(fact => fact!["name"]!.GetValue<string>() == "browser")!;
        Assert.That(browser["state"]!.GetValue<string>(), Is.EqualTo("ok"), browser.ToJsonString());
        Assert.That(Directory.GetFileSystemEntries(temporary).Where(entry => !entry.Contains("dotnet", StringComparison.Ordinal) && !entry.Contains("clr-debug", StringComparison.Ordinal)), Is.Empty);
    }

    private Task<GateProcess> RunAsync(string temporary, params string[] arguments)
    {
        var start = GateProcess.StartInfo(_folders.Root, arguments);
        start.Environment["TMPDIR"] = temporary;
        return GateProcess.RunAsync(start);
    }
}
