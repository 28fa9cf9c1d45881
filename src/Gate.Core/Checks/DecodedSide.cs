using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>
/// One side of a shot. Attempts with the bytes of another are that other; nothing is decoded before <see cref="Decode"/>.
/// Owns the first capture's raster.
/// </summary>
internal sealed class DecodedSide : IDisposable
{
    private readonly SideRender _render;
    private readonly List<ReadOnlyMemory<byte>> _pngs = [];
    private readonly HashSet<string> _targets = new(StringComparer.Ordinal);
    private readonly List<string> _digests = [];
    private string? _pixels;

    private DecodedSide(SideRender render)
    {
        _render = render;
        foreach (var attempt in render.Attempts)
        {
            switch (attempt)
            {
                case RenderOutcome.Captured captured when !_pngs.Exists(png => png.Span.SequenceEqual(captured.Capture.Png.Span)):
                    _pngs.Add(captured.Capture.Png);
                    break;
                case RenderOutcome.Redirected redirected:
                    _targets.Add(redirected.Target);
                    break;
                case RenderOutcome.NotCaptured notCaptured:
                    // One failed capture among several leaves the side unknown.
                    Failure ??= notCaptured.Failure;
                    break;
            }
        }
    }

    /// <summary>The first trouble among the attempts, or null.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>Where the first attempt led, or null.</summary>
    public string? Redirect => (_render.First as RenderOutcome.Redirected)?.Target;

    /// <summary>The first capture's picture; null before <see cref="Decode"/>, or without a capture.</summary>
    public Raster? Image { get; private set; }

    /// <summary>Distinct capture files, the first capture's first.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pngs => _pngs;

    /// <summary>Whether every attempt came to the same thing: one picture, or one target. Asked after <see cref="Decode"/>.</summary>
    public bool IsConsistent => _targets.Count + _digests.Count == 1;

    /// <summary>Digests of what is judged, distinct, the first capture's first.</summary>
    public IReadOnlyList<string> Digests => _digests;

    /// <summary>What the checks are told.</summary>
    public ComparedSide Facts => new()
    {
        Render = _render,
        Size = Image?.Size,
        Pixels = _pixels,
        Compared = [.. _digests],
        Failure = Failure,
    };

    public static DecodedSide? Read(SideRender? render) => render is null ? null : new DecodedSide(render);

    /// <summary>Whether both sides gave captures and nothing else, all with the same bytes.</summary>
    public bool HasSameBytesAs(DecodedSide other) =>
        this is { _pngs.Count: 1, _targets.Count: 0, Failure: null }
        && other is { _pngs.Count: 1, _targets.Count: 0, Failure: null }
        && _pngs[0].Span.SequenceEqual(other._pngs[0].Span);

    /// <summary>Decodes every distinct capture; one that is no valid image is a failure of the side.</summary>
    /// <param name="mask">Of the shot: digests are over what it leaves.</param>
    /// <param name="limits">Beyond them nothing is decoded.</param>
    public void Decode(Mask mask, ImageLimits limits)
    {
        foreach (var png in _pngs)
        {
            Raster? image = null;
            try
            {
                image = PngReader.Decode(png, limits);
                var digest = PixelDigest.Compared(image, mask);
                if (!_digests.Contains(digest))
                    _digests.Add(digest);
                if (Image is null)
                {
                    (Image, image) = (image, null);
                    _pixels = PixelDigest.Pixels(Image);
                }
            }
            catch (ImageFormatException exception)
            {
                Failure ??= exception.Code == ImageFormatException.TooLarge
                    ? new Failure(FailureKind.Limit, $"the capture is not decoded: {exception.Message}; the bound is gate.limits.megapixels")
                    : new Failure(FailureKind.BadCapture, $"the capture cannot be decoded: {exception.Message}");
            }
            finally
            {
                image?.Dispose();
            }
        }
    }

    public void Dispose() => Image?.Dispose();
}
