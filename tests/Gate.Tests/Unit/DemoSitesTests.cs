using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gate.Fixtures;
using Gate.Fixtures.Drawing;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit;

/// <summary>The committed demo stories: reproducible to the byte, self-contained, and of the size that they claim.</summary>
[TestFixture]
public sealed partial class DemoSitesTests
{
    private const ulong CommittedSeed = 1;

    private static readonly string[] Stories = ["harbour", "fieldnotes"];

    private static readonly Lazy<IReadOnlyList<Story>> Committed = new(() => DemoSites.Stories(CommittedSeed));

    [TestCaseSource(nameof(Stories))]
    public void Committed_files_are_what_the_generator_writes(string name)
    {
        var generated = Generated(name);
        var folder = Path.Combine(Checkout.Root, "tests", "Gate.Tests", "fixtures", "sites", name);
        var committed = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));

        Assert.That(committed, Is.EquivalentTo(generated.Keys), "dotnet run --project tests/Gate.Fixtures -- sites tests/Gate.Tests/fixtures/sites");
        foreach (var (path, content) in generated)
            Assert.That(File.ReadAllBytes(Path.Combine([folder, .. path.Split('/')])).AsSpan().SequenceEqual(content), Is.True, $"{name}/{path} differs from what the generator writes");
    }

    [TestCaseSource(nameof(Stories))]
    public void Pages_are_many_and_heavy_and_paths_are_in_normal_form(string name)
    {
        var pages = Generated(name).Where(file => IsPage(file.Key)).ToList();

        Assert.Multiple(() =>
        {
            foreach (var (path, content) in pages)
            {
                Assert.That(content.Length, Is.InRange(60_000, 300_000), path);
                Assert.That(path.IsNormalized(NormalizationForm.FormC), Is.True, path);
            }
            foreach (var side in new[] { "before/", "after/" })
                Assert.That(pages.Count(page => page.Key.StartsWith(side, StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(10), side);
        });
    }

    [Test]
    public void Both_stories_together_stay_under_eight_megabytes()
    {
        var bytes = Stories.Sum(name => Generated(name).Values.Sum(content => (long)content.Length));

        Assert.That(bytes, Is.LessThan(8_000_000));
    }

    [TestCaseSource(nameof(Stories))]
    public void Nothing_is_loaded_from_another_host_and_nothing_that_is_loaded_is_missing(string name)
    {
        var files = Generated(name);
        foreach (var (path, content) in files.Where(file => IsPage(file.Key) || file.Key.EndsWith(".css", StringComparison.Ordinal)))
            foreach (Match load in Loaded().Matches(Encoding.UTF8.GetString(content)))
            {
                var target = load.Groups["target"].Value;
                if (target.StartsWith("data:", StringComparison.Ordinal)) continue;
                Assert.That(files, Does.ContainKey(Resolved(path, target)), $"{path} loads {target}");
            }
    }

    [TestCaseSource(nameof(Stories))]
    public void Expected_file_says_of_each_page_what_its_bytes_allow(string name)
    {
        var files = Generated(name);
        using var expected = JsonDocument.Parse(files["expected.json"]);
        var pages = expected.RootElement.GetProperty("pages").EnumerateArray().ToList();
        var statuses = pages.SelectMany(page => page.GetProperty("shots").EnumerateObject().Select(shot => shot.Value.GetProperty("status").GetString())).ToList();
        var counts = expected.RootElement.GetProperty("counts");

        Assert.That(pages.Select(page => page.GetProperty("page").GetString()), Is.EquivalentTo(
            files.Keys.Where(IsPage).Select(path => path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]).Distinct()));
        foreach (var status in new[] { "identical", "changed", "added", "removed" })
            Assert.That(statuses.Count(found => found == status), Is.EqualTo(counts.GetProperty(status).GetInt32()).And.GreaterThan(0), status);
        foreach (var page in pages)
        {
            var path = page.GetProperty("page").GetString()!;
            var (before, after) = (files.GetValueOrDefault("before/" + path), files.GetValueOrDefault("after/" + path));
            var bytes = before is null ? "added" : after is null ? "removed" : before.AsSpan().SequenceEqual(after) ? "same" : "changed";
            Assert.That(page.GetProperty("bytes").GetString(), Is.EqualTo(bytes), path);
            Assert.That(Encoding.UTF8.GetString(files["README.md"]), Does.Contain($"| `{path}` | {bytes} |"));
        }
    }

    [Test]
    public void Another_seed_makes_another_site() =>
        Assert.That(Files(DemoSites.Stories(2)[0], 2)["before/index.html"], Is.Not.EqualTo(Generated(Stories[0])["before/index.html"]));

    [TestCase(1, 1)]
    [TestCase(7, 13)]
    [TestCase(70, 31)]
    public void Pictures_are_sound_png_files(int width, int height)
    {
        var random = new SeededRandom(41);
        var picture = new Picture(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                picture[x, y] = x % 3 == 0 ? new((byte)random.Below(256), 7, (byte)y) : new(9, 9, 9);
        var file = picture.Png();

        Assert.That(file[..8], Is.EqualTo(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), Is.EqualTo(width));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)), Is.EqualTo(height));
        var data = file.AsMemory(41, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(33)));
        using var zlib = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        var rows = raw.ToArray();
        var stride = (width * 3) + 1;
        Assert.That(rows, Has.Length.EqualTo(stride * height));
        for (var y = 0; y < height; y++)
        {
            Assert.That(rows[y * stride], Is.EqualTo(1), "filter Sub");
            for (var i = 4; i < stride; i++) rows[(y * stride) + i] += rows[(y * stride) + i - 3];
            for (var x = 0; x < width; x++)
                Assert.That(new Colour(rows[(y * stride) + 1 + (x * 3)], rows[(y * stride) + 2 + (x * 3)], rows[(y * stride) + 3 + (x * 3)]), Is.EqualTo(picture[x, y]));
        }
    }

    private static Dictionary<string, byte[]> Generated(string name) =>
        Files(Committed.Value.Single(story => story.Name == name), CommittedSeed);

    private static Dictionary<string, byte[]> Files(Story story, ulong seed) => story.Files(seed).ToDictionary(file => file.Path, file => file.Content);

    private static bool IsPage(string path) => Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm" or ".xhtml";

    private static string Resolved(string page, string target) =>
        new Uri(new Uri("http://site/" + string.Join('/', page.Split('/').Select(Uri.EscapeDataString))), target) is { Host: "site" } uri
            ? Uri.UnescapeDataString(uri.AbsolutePath[1..])
            : target;

    [GeneratedRegex("""(?:\bsrc=|<link [^>]*?href=|url\()["']?(?<target>[^"')> ]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Loaded();
}
