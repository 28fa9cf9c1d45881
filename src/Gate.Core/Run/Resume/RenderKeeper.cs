using System.Security.Cryptography;
using System.Text.Json;
using Gate.Core.Rendering;

namespace Gate.Core.Run.Resume;

/// <summary>
/// Keeps what was rendered while a run goes on, so that one that was cut off can be resumed: a file a shot, each there whole or not at
/// all. Safe for concurrent use, each shot once.
/// </summary>
internal sealed class RenderKeeper
{
    private readonly string _folder;
    private readonly RenderSettings _settings;
    private readonly Redaction _redaction;

    private RenderKeeper(string folder, RenderSettings settings, Redaction redaction) => (_folder, _settings, _redaction) = (folder, settings, redaction);

    /// <summary>Creates the folder and says in it which run this is.</summary>
    public static RenderKeeper Begin(string folder, KeptRun run, RenderSettings settings, Redaction redaction)
    {
        Directory.CreateDirectory(folder);
        var keeper = new RenderKeeper(folder, settings, redaction);
        keeper.Write(KeptRenders.RunFile, JsonSerializer.SerializeToUtf8Bytes(run, ReportJson.LineOptions));
        return keeper;
    }

    /// <summary>Keeps a shot, unless it was not rendered at all, has to be tried again, or is made of answers of other hosts too.</summary>
    public void Keep(RenderedShot rendered)
    {
        if (rendered.FromCache)
            return;
        RenderOutcome[] outcomes = [.. new[] { rendered.Before, rendered.After }.OfType<SideRender>().SelectMany(side => side.Attempts)];
        if (Array.Exists(outcomes, outcome => outcome is RenderOutcome.NotCaptured || outcome.Requests.Any(IsElsewhere)))
            return;
        RenderOutcome.Captured[] captured = [.. outcomes.OfType<RenderOutcome.Captured>()];
        // Masks are told with their share of the picture, whose size stands in its file.
        var isEqual = rendered is { Before: not null, After: not null } && captured.Length == outcomes.Length
            && Array.TrueForAll(captured, each => each.Capture.Masks.Count == 0 && each.Capture.Png.Span.SequenceEqual(captured[0].Capture.Png.Span));
        var id = rendered.Shot.Id.ToString();
        var kept = _redaction.Apply(new KeptShot(id, rendered.SameInputs, Attempts(rendered.Before, isEqual), Attempts(rendered.After, isEqual))
        {
            RememberedBefore = rendered.Before?.Remembered ?? 0,
            RememberedAfter = rendered.After?.Remembered ?? 0,
        });
        Write(KeptRenders.FileOf(id), JsonSerializer.SerializeToUtf8Bytes(kept, ReportJson.LineOptions));
    }

    private IReadOnlyList<KeptAttempt>? Attempts(SideRender? side, bool isEqual) => side is null ? null : [.. side.Attempts.Select(attempt => Attempt(attempt, isEqual))];

    private KeptAttempt Attempt(RenderOutcome outcome, bool isEqual) => outcome switch
    {
        RenderOutcome.Redirected redirected => new KeptAttempt { Redirect = redirected.Target, Requests = redirected.Requests, Timings = redirected.Timings },
        RenderOutcome.Captured { Capture: var capture } => new KeptAttempt
        {
            Png = isEqual ? "" : Picture(capture.Png),
            Masks = [.. capture.Masks.Select(measured => new KeptMask(IndexOf(measured.Rule), [.. measured.Boxes.Select(box => new[] { box.Left, box.Top, box.Right, box.Bottom })]))],
            Settle = capture.Settle,
            Process = capture.Process,
            Runtime = capture.Runtime,
            Accessibility = capture.Accessibility,
            Layout = capture.Layout,
            Coverage = capture.Coverage,
            Reach = capture.Reach,
            Hidden = capture.Hidden,
            InnerViews = capture.InnerViews,
            IsBlank = capture.IsBlank,
            Requests = outcome.Requests,
            Timings = outcome.Timings,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "not kept"),
    };

    private int IndexOf(MaskRule rule) => _settings.Masks.Index().First(each => ReferenceEquals(each.Item, rule) || each.Item == rule).Index;

    // What another host says may be something else tomorrow, and no digest of the sources knows of it.
    private bool IsElsewhere(RequestRecord request) =>
        request.Result == RequestResult.Answered && !(Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && (url.Scheme is "data" or "blob" || url.Host == _settings.BaseUrl.Host));

    private string Picture(ReadOnlyMemory<byte> png)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(png.Span));
        if (!File.Exists(Path.Combine(_folder, KeptRenders.PictureOf(digest))))
            Write(KeptRenders.PictureOf(digest), png.Span);
        return digest;
    }

    // Beside, then in place: whoever reads it later finds all of it.
    private void Write(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(_folder, name);
        var next = $"{path}.{Environment.CurrentManagedThreadId}.next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
            file.Write(content);
        File.Move(next, path, overwrite: true);
    }
}
