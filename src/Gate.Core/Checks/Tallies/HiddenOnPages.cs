using System.Globalization;
using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>A place inside a scroll container that no picture shows.</summary>
/// <param name="Where">The container.</param>
/// <param name="Pages">Page ids, sorted.</param>
/// <param name="Pixels">How far it reaches on at most one page, device px.</param>
internal sealed record HiddenOnPages(string Where, IReadOnlyList<string> Pages, long Pixels) : Tally
{
    public override string Key => $"hidden {Where}";

    public override Tally Plus(Tally other)
    {
        var hidden = (HiddenOnPages)other;
        return new HiddenOnPages(Where, Union(Pages, hidden.Pages), Math.Max(Pixels, hidden.Pixels));
    }

    public override IEnumerable<Finding> Findings() =>
    [
        FindingFactory.OfPages("content-hidden", Severity.Warn, Pages, string.Create(
            CultureInfo.InvariantCulture, $"{Where} can be scrolled further than was looked: about {Pixels} px of it are in no picture")),
    ];
}
