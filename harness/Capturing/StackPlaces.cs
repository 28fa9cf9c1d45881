using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Harness.Capturing;

/// <summary>
/// Where masks lie in a stack of pictures. A mask may reach over the edges of what it was measured on, and must not cover the
/// picture below by that.
/// </summary>
internal sealed class StackPlaces(Viewport viewport, IReadOnlyList<MeasuredMask> page, int width, int height)
{
    private readonly List<IReadOnlyList<MeasuredMask>> _views = [];
    private readonly List<InnerView> _places = [];
    private int _next = height + PictureStack.Gap;

    /// <summary>First row of the view that is added next, device px.</summary>
    public int Next => _next;

    /// <summary>Adds the next view.</summary>
    /// <param name="box">What of the page it shows.</param>
    /// <param name="rows">Its height, device px.</param>
    /// <param name="masks">Measured while it was taken.</param>
    public void Add(PageBox box, int rows, IReadOnlyList<MeasuredMask> masks)
    {
        var (left, top) = (Device(box.X), Device(box.Y));
        var shown = new Region(left, top, Device(box.X + box.Width), top + rows);
        var down = _next - top;
        _places.Add(new InnerView(new Region(0, _next, shown.Width, _next + rows), shown));
        _views.Add([.. masks.Select(mask => mask with { Boxes = [.. Within(mask.Boxes, shown).Select(part => new Region(part.Left - left, part.Top + down, part.Right - left, part.Bottom + down))] })]);
        _next += rows + PictureStack.Gap;
    }

    /// <summary>The first of the views.</summary>
    public IReadOnlyList<InnerView> Views(int views) => [.. _places.Take(views)];

    /// <param name="views">How many of the views are in the picture: the first ones.</param>
    /// <returns>A mask for each that was measured, in its order.</returns>
    public IReadOnlyList<MeasuredMask> Masks(int views) => views == 0
        ? page
        : [.. page.Select((mask, index) => mask with { Boxes = [.. Within(mask.Boxes, new Region(0, 0, width, height)), .. _views.Take(views).SelectMany(view => view[index].Boxes)] })];

    private static IEnumerable<Region> Within(IEnumerable<Region> boxes, Region area)
        => boxes.Select(box => box.Intersect(area)).Where(part => !part.IsEmpty);

    private int Device(int css) => (int)Math.Floor(css * viewport.Scale);
}
