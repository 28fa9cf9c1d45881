using System.Xml.Linq;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Architecture;

/// <summary>Which project may see which: the walls that the compiler guards are where they should be.</summary>
public sealed class ArrowTests
{
    [TestCase("src/Gate.Pixels/Gate.Pixels.csproj", "")]
    [TestCase("src/Gate.Pixels.NUnit/Gate.Pixels.NUnit.csproj", "Gate.Pixels NUnit")]
    [TestCase("src/Gate.Core/Gate.Core.csproj", "Gate.Pixels AngleSharp AngleSharp.Css AngleSharp.Diffing DiffPlex")]
    [TestCase("harness/Gate.Harness.csproj", "Gate.Core Microsoft.Playwright Microsoft.AspNetCore.App")]
    [TestCase("src/Gate.Cli/Gate.Cli.csproj", "Gate.Core Gate.Harness Gate.ImageSharp System.CommandLine Spectre.Console")]
    [TestCase("src/Gate.ImageSharp/Gate.ImageSharp.csproj", "Gate.Core Gate.Pixels SixLabors.ImageSharp")]
    public void A_project_references_only_what_it_may_see(string project, string allowed)
    {
        string[] may = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] found = [.. XDocument.Load(Path.Combine(Checkout.Root, project)).Descendants()
            .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference")
            .Select(element => ((string)element.Attribute("Include")!).Replace('\\', '/'))
            .Select(name => name.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name)];
        Assert.That(found, Is.SubsetOf(may));
    }

    [Test]
    public void A_namespace_follows_its_folder()
    {
        string[] strays = [.. SourceFile.Below("src", "harness")
            .Where(file => !file.Path.EndsWith("/Program.cs", StringComparison.Ordinal))
            .Where(file => !file.Lines.Contains($"namespace {Expected(file.Path)};"))
            .Select(file => $"{file.Path}: not in {Expected(file.Path)}")];
        Assert.That(strays, Is.Empty);
    }

    // src/Gate.Core/Run/Facts/X.cs is in Gate.Core.Run.Facts; harness/ is Gate.Harness.
    private static string Expected(string path)
    {
        string folder = path[..path.LastIndexOf('/')];
        string tail = folder.StartsWith("src/", StringComparison.Ordinal) ? folder["src/".Length..] : "Gate.Harness" + folder["harness".Length..];
        return tail.Replace('/', '.');
    }
}
