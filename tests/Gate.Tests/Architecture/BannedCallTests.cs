using System.Text.RegularExpressions;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Architecture;

/// <summary>
/// Calls that a folder must not make: what they read would make two runs over the same pages differ, or hide where it was read.
/// The exceptions: a certificate is judged by the browser against the machine's own clock (SiteTls); the outermost frame turns
/// whatever flies into an exit code (CommandLine); the list of fonts is read whole (FontList).
/// </summary>
public sealed class BannedCallTests
{
    [TestCase("src harness", @"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b", "harness/Serving/SiteTls.cs", "ask the TimeProvider that was passed in")]
    [TestCase("src harness", @"\bThread\.Sleep\b", "", "await Task.Delay with a CancellationToken")]
    [TestCase("src harness", @"\bCultureInfo\.Current(UI)?Culture\b", "", "outputs are invariant")]
    [TestCase("src/Gate.Core src/Gate.Cli harness", @"\.GetAwaiter\(\)\.GetResult\(\)|\basync void\b", "", "await")]
    [TestCase("src harness", @"#pragma warning disable|\[SuppressMessage|\[assembly: SuppressMessage", "src/Gate.Cli/CommandLine.cs", "suppress a rule once, in .editorconfig, with its reason")]
    [TestCase("src harness", @"catch\s*(\([^)]*\))?\s*\{\s*\}", "", "say what becomes of the error")]
    [TestCase("src harness", @"\.(GetTypes|GetExportedTypes|DefinedTypes)\b", "", "list it: nothing is found by scanning")]
    [TestCase("src/Gate.Core src/Gate.Pixels src/Gate.ImageSharp", @"\bEnvironment\.(GetEnvironmentVariables?|CurrentDirectory|MachineName|UserName)\b", "", "the plan is resolved once; take it from there")]
    [TestCase("src/Gate.Core src/Gate.Pixels src/Gate.ImageSharp harness", @"\bConsole\.", "", "only the command line speaks")]
    [TestCase("src/Gate.Core src/Gate.Pixels", @"\bRandom\.Shared\b|\bnew Random\(\)|\bGuid\.NewGuid\b", "", "two runs over the same pixels write the same report")]
    [TestCase("src harness", @"\bProcess\.Start\b|\bnew Process\b", "harness/Doctor/SystemCommand.cs harness/Machine/FontList.cs harness/Serving/WebServer.cs src/Gate.Core/Git/GitProcess.cs src/Gate.Core/Signing/SshKeygen.cs", "run it through SystemCommand, which is bounded")]
    public void A_folder_does_not_make_a_banned_call(string folders, string call, string except, string instead)
    {
        var pattern = new Regex(call, RegexOptions.CultureInvariant);
        string[] excepted = except.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] found = [.. SourceFile.Below(folders.Split(' '))
            .Where(file => !excepted.Contains(file.Path))
            .SelectMany(file => file.Places(pattern))];
        Assert.That(found, Is.Empty, instead);
        Assert.That(excepted.Where(file => !File.Exists(Path.Combine(Checkout.Root, file))), Is.Empty, "an exception for a file that is gone");
    }

    [Test]
    public void A_test_that_may_not_run_is_no_test()
    {
        var pattern = new Regex(@"\[(Ignore|Explicit|Retry|MaxTime)\b|\bAssert\.(Ignore|Inconclusive|Pass)\b|\bAssume\.", RegexOptions.CultureInvariant);
        string[] found = [.. SourceFile.Below("tests")
            .Where(file => !file.Path.EndsWith("/BannedCallTests.cs", StringComparison.Ordinal))
            .SelectMany(file => file.Places(pattern))];
        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Nothing_is_left_for_later()
    {
        // In two pieces, so that this file does not name them itself. Comments count, so the file is read as it is.
        var pattern = new Regex(@"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b|NotImplemented" + "Exception", RegexOptions.CultureInvariant);
        string[] found = [.. SourceFile.Below("src", "harness", "tests")
            .Where(file => pattern.IsMatch(File.ReadAllText(Path.Combine(Checkout.Root, file.Path))))
            .Select(file => file.Path)];
        Assert.That(found, Is.Empty);
    }
}
