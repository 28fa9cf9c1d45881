using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Pixels;

namespace Gate.Core.Baselines;

/// <summary>
/// A folder of approved captures: <c>baseline.json</c>, and <c>images/DIGEST.png</c> for each distinct picture. Every picture is
/// decoded and its digest computed when it is read; one that is not what its name says is no baseline.
/// </summary>
public sealed class BaselineStore
{
    /// <summary>What the manifest is called until it is whole.</summary>
    internal const string NextManifest = BaselineManifest.FileName + NextSuffix;

    private const string Images = "images";
    private const string NextSuffix = ".next";

    private BaselineStore(string folder, BaselineManifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>What it holds.</summary>
    public BaselineManifest Manifest { get; }

    /// <summary>Over the manifest, which names every picture by its digest: <c>sha256:…</c>.</summary>
    public string Digest => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Manifest, ReportJson.Options))))}";

    /// <summary>Pictures that gate wrote and no shot names, sorted; what else lies there is somebody else's.</summary>
    public IReadOnlyList<string> Unused
    {
        get
        {
            var used = Manifest.Shots.Select(shot => shot.Pixels).OfType<string>().Select(NameOf).ToHashSet(StringComparer.Ordinal);
            var folder = Path.Combine(Folder, Images);
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Where(file => IsOwnName(Path.GetFileName(file)) && !used.Contains(Path.GetFileName(file))).Order(StringComparer.Ordinal)] : [];
        }
    }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="GateException"><c>baseline-missing</c>, <c>baseline-damaged</c>.</exception>
    public static BaselineStore Open(string folder)
    {
        var file = Path.Combine(folder, BaselineManifest.FileName);
        if (!File.Exists(file))
            throw new GateException("baseline-missing", $"there is no baseline in \"{folder}\"") { Place = file, NextStep = "gate baseline record SOURCE --to FOLDER makes one" };
        try
        {
            var manifest = JsonSerializer.Deserialize<BaselineManifest>(File.ReadAllText(file), ReportJson.Options);
            if (manifest is { Schema: BaselineManifest.Form } && manifest.Shots.Select(shot => shot.Id).Distinct(StringComparer.Ordinal).Count() == manifest.Shots.Count && manifest.Shots.All(IsWhole))
                return new BaselineStore(folder, manifest);
            throw Damaged(file, $"it is no manifest of the form {BaselineManifest.Form}");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Damaged(file, exception is JsonException json ? JsonTrouble.Of(json) : exception.Message.TrimEnd('.'), exception);
        }
    }

    /// <summary>Writes a whole baseline in place of the one that lies there; pictures are shared by digest.</summary>
    /// <param name="folder">Created where it is missing.</param>
    /// <param name="manifest">What it is to hold.</param>
    /// <param name="pictures">By pixel digest: PNG files as captured.</param>
    /// <exception cref="GateException"><c>out-unwritable</c>.</exception>
    public static BaselineStore Write(string folder, BaselineManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> pictures)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, Images));
            foreach (var (pixels, png) in pictures)
                Replace(Path.Combine(folder, Images, NameOf(pixels)), Smallest(png));
            // Last: until then the old manifest stands, and all that it names.
            Replace(Path.Combine(folder, BaselineManifest.FileName), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(manifest, ReportJson.Options) + "\n"));
            return new BaselineStore(folder, manifest);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("out-unwritable", $"the baseline cannot be written: {exception.Message.TrimEnd('.')}", exception) { Place = folder, NextStep = "make room, or give a folder that can be written", Exit = GateExit.Incomplete };
        }
    }

    /// <summary>A shot's picture, verified.</summary>
    /// <exception cref="GateException"><c>baseline-damaged</c>: the file is gone, undecodable, or another picture.</exception>
    public ReadOnlyMemory<byte> Read(BaselineShot shot)
    {
        var file = Path.Combine(Folder, Images, NameOf(shot.Pixels!));
        try
        {
            var png = File.ReadAllBytes(file);
            using var image = PngReader.Decode(png, ImageLimits.Default);
            return PixelDigest.Pixels(image) == shot.Pixels && (image.Width, image.Height) == (shot.Width, shot.Height) ? png : throw Damaged(file, "the picture is not the one that was recorded");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ImageFormatException)
        {
            throw Damaged(file, exception.Message.TrimEnd('.'), exception);
        }
    }

    /// <summary>Digest over what decides how a page is shown, beside viewport and environment.</summary>
    public static string RenderingOf(RenderSettings settings, IReadOnlyList<Viewport> viewports)
    {
        IEnumerable<string> lines =
        [
            $"{settings.BaseUrl} {settings.Locale} {settings.TimezoneId} {settings.ColorScheme} {settings.ReducedMotion} {settings.FullPage} {settings.InnerScrollers}",
            $"renderer {RenderSettings.RendererVersion}",
            .. settings.Externals.Select(host => $"external {host.Key} {host.Value}"),
            $"externals {settings.OtherExternals}",
            .. settings.States.SelectMany(state => state.Lines()),
            .. viewports.Select(viewport => JsonSerializer.Serialize(viewport)),
        ];
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))}";
    }

    /// <summary>Whether it is a folder of pictures, with nothing else in it.</summary>
    internal static bool IsOwnImages(string path) =>
        Path.GetFileName(path) == Images && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).All(file => IsOwnName(Path.GetFileName(file)));

    // DIGEST.png, and what a recording that was cut off leaves of it.
    private static bool IsOwnName(string name) =>
        (name.EndsWith(NextSuffix, StringComparison.Ordinal) ? name[..^NextSuffix.Length] : name) is { Length: 68 } picture && picture.EndsWith(".png", StringComparison.Ordinal) && picture[..64].All(char.IsAsciiHexDigitLower);

    private static bool IsWhole(BaselineShot shot) =>
        ShotId.TryParse(shot.Id) is not null && (shot.Redirect is not null ^ shot.Pixels is not null) && (shot.Pixels is null || (shot.Pixels.StartsWith("sha256:", StringComparison.Ordinal) && shot.Pixels.Length == 71 && shot.Pixels[7..].All(char.IsAsciiHexDigitLower)));

    private static string NameOf(string pixels) => $"{pixels["sha256:".Length..]}.png";

    /// <summary>Lossless: the smaller of what the browser wrote and what squeezing gives.</summary>
    private static byte[] Smallest(ReadOnlyMemory<byte> png)
    {
        using var image = PngReader.Decode(png, ImageLimits.Default);
        using var squeezed = new MemoryStream();
        PngWriter.Write(image, squeezed, CompressionLevel.SmallestSize);
        return squeezed.Length < png.Length ? squeezed.ToArray() : png.ToArray();
    }

    private static void Replace(string path, byte[] content)
    {
        var next = path + NextSuffix;
        File.WriteAllBytes(next, content);
        File.Move(next, path, overwrite: true);
    }

    private static GateException Damaged(string file, string why) => Damaged(file, why, new InvalidDataException(why));

    private static GateException Damaged(string file, string why, Exception inner) =>
        new("baseline-damaged", $"the baseline is damaged: {why}", inner) { Place = file, NextStep = "take it from version control again, or record it anew", Exit = GateExit.Incomplete };
}
