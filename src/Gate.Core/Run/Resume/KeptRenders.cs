using System.Security.Cryptography;
using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Core.Run.Resume;

/// <summary>The renderings of a run that was cut off. What is damaged, or of another run, is not there.</summary>
internal sealed class KeptRenders
{
    /// <summary>Says which run it was.</summary>
    public const string RunFile = "run.json";

    private readonly string _folder;
    private readonly RenderSettings _settings;

    private KeptRenders(string folder, RenderSettings settings) => (_folder, _settings) = (folder, settings);

    /// <summary>Opens what a run left.</summary>
    /// <param name="folder">Of its renderings.</param>
    /// <param name="now">What this run is made of.</param>
    /// <param name="settings">Of this run.</param>
    /// <param name="note">Hears why nothing of it is used.</param>
    /// <returns>Null when it is of something else: then everything is rendered.</returns>
    public static KeptRenders? Open(string folder, KeptRun now, RenderSettings settings, Action<string> note)
    {
        var then = Read<KeptRun>(Path.Combine(folder, RunFile));
        var trouble = then is null ? "what it left cannot be read" : then.Moved(now) is { } moved ? $"{moved} changed since" : null;
        if (trouble is null)
            return new KeptRenders(folder, settings);
        note($"--resume: {trouble}, so everything is rendered anew");
        return null;
    }

    /// <summary>The shot as it was rendered; null when it has to be rendered.</summary>
    public RenderedShot? Find(Shot shot)
    {
        var id = shot.Id.ToString();
        if (Read<KeptShot>(Path.Combine(_folder, FileOf(id))) is not { } kept || kept.Shot != id)
            return null;
        var (before, after) = (Side(kept.Before, kept.RememberedBefore), Side(kept.After, kept.RememberedAfter));
        return (before is null) == (shot.Pair.Before is null) && (after is null) == (shot.Pair.After is null)
            ? new RenderedShot(shot, before, after) { SameInputs = kept.SameInputs }
            : null;
    }

    /// <summary>Name of the file of a shot.</summary>
    public static string FileOf(string shot) => $"{EvidenceName.Of(shot)}.json";

    /// <summary>Name of the file of a picture.</summary>
    public static string PictureOf(string digest) => $"{digest}.png";

    // One attempt that cannot be had leaves the side unknown: the shot is then rendered.
    private SideRender? Side(IReadOnlyList<KeptAttempt>? attempts, int remembered)
    {
        var outcomes = attempts?.Select(Outcome).ToList();
        return outcomes is { Count: > 0 } && outcomes.TrueForAll(outcome => outcome is not null) ? new SideRender(outcomes!) { Remembered = remembered } : null;
    }

    private RenderOutcome? Outcome(KeptAttempt attempt)
    {
        if (attempt.Redirect is { } target)
            return new RenderOutcome.Redirected(target) { Requests = attempt.Requests, Timings = attempt.Timings };
        if (attempt.Settle is not { } settle || Picture(attempt.Png) is not { } png || attempt.Masks.Any(mask => mask.Rule < 0 || mask.Rule >= _settings.Masks.Count || mask.Boxes.Any(box => box.Length != 4)))
            return null;
        var capture = new Capture
        {
            Png = png,
            Settle = settle,
            Masks = [.. attempt.Masks.Select(mask => new MeasuredMask(_settings.Masks[mask.Rule], [.. mask.Boxes.Select(box => new Region(box[0], box[1], box[2], box[3]))]))],
            Process = attempt.Process,
            Runtime = attempt.Runtime,
            Accessibility = attempt.Accessibility,
            Layout = attempt.Layout,
            Coverage = attempt.Coverage,
            Reach = attempt.Reach,
            Hidden = attempt.Hidden,
            InnerViews = attempt.InnerViews,
            IsBlank = attempt.IsBlank,
        };
        return new RenderOutcome.Captured(capture) { Requests = attempt.Requests, Timings = attempt.Timings };
    }

    private byte[]? Picture(string digest)
    {
        if (digest.Length == 0)
            return [];
        var path = Path.Combine(_folder, PictureOf(digest));
        if (digest.Length != 64 || !digest.All(char.IsAsciiHexDigitLower) || !File.Exists(path))
            return null;
        var png = File.ReadAllBytes(path);
        return Convert.ToHexStringLower(SHA256.HashData(png)) == digest ? png : null;
    }

    private static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), ReportJson.LineOptions) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // Cut off in the middle, or meddled with: as if it were not there.
            return null;
        }
    }
}
