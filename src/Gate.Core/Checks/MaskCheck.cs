using System.Globalization;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>
/// Masks in force, with the area that they cover (<c>mask-in-force</c>), and those that rot: <c>mask-unused</c> is about no shot
/// of the run, <c>mask-no-element</c> found nothing on any of its shots, <c>mask-expired</c> is over and masks nothing,
/// <c>mask-over-budget</c> covers more of a shot than it may.
/// </summary>
internal sealed class MaskCheck : ICheck
{
    private readonly List<Use> _uses;

    public MaskCheck(RenderPlan plan) => _uses = [.. plan.Settings.Masks.Select((rule, index) => new Use(rule, Place(index)))];

    public void Observe(ShotComparison shot)
    {
        foreach (var use in _uses.Where(use => !use.Rule.IsExpired && use.Rule.Scope.Covers(shot.Rendered.Shot.Id)))
        {
            // A shot without a picture of its own (known from an earlier run, redirected, failed) says nothing about its masks.
            if (shot.Mask.Measured.FirstOrDefault(measured => ReferenceEquals(measured.Rule, use.Rule)) is not { } measured || SizeOf(shot.Rendered) is not var (width, height))
            {
                use.Unmeasured++;
                continue;
            }

            use.Shots++;
            if (measured.Boxes.Count == 0)
                continue;
            var area = new Mask(measured.Boxes).AreaWithin(width, height);
            use.Masked++;
            use.Area += area;
            var share = 100d * area / ((long)width * height);
            if (share > use.Share || use.Largest is null)
                (use.Share, use.Largest) = (share, shot.Rendered.Shot.Id);
        }
    }

    public IEnumerable<Finding> Findings() => _uses.SelectMany(Tell);

    private static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"gate.masks[{index}]");

    private static IEnumerable<Finding> Tell(Use use)
    {
        var rule = use.Rule;
        var because = $"{rule.Reason}{(rule.Owner is { } owner ? $" ({owner})" : "")}";
        if (rule.IsExpired)
            yield return use.Make("mask-expired", Severity.Fail, $"the mask {rule.Name} was in force until {Day(rule)} and masks nothing now: {because}");
        else if (use.Shots + use.Unmeasured == 0)
            yield return use.Make("mask-unused", Severity.Warn, $"the mask {rule.Name} is about no page of this run: take it out, or mend its pages");
        else if (use.Shots > 0 && use.Masked == 0)
            yield return use.Make("mask-no-element", Severity.Warn, $"the mask {rule.Name} found no element on any of {Words.Count(use.Shots, "shot")}: take it out, or mend its selector");
        else if (use.Masked > 0)
        {
            yield return use.Make(
                "mask-in-force",
                Severity.Info,
                $"the mask {rule.Name} leaves out {Words.Number(use.Area)} px of {Words.Count(use.Masked, "shot")}, at most {Percent(use.Share)} of one: {because}{(rule.Until is null ? "" : $", until {Day(rule)}")}");
            if (use.Share > rule.Budget)
            {
                yield return use.Make(
                    "mask-over-budget",
                    Severity.Fail,
                    $"the mask {rule.Name} covers {Percent(use.Share)} of {use.Largest}, and may cover {Percent(rule.Budget)}: narrow it, or raise its budget");
            }
        }
    }

    private static string Day(MaskRule rule) => rule.Until!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share:0.##} %");

    // The union of both sides, as positions are counted.
    private static (int Width, int Height)? SizeOf(RenderedShot rendered)
    {
        var sizes = new[] { rendered.Before?.First, rendered.After?.First }.OfType<RenderOutcome.Captured>()
            .Select(captured => PngReader.ReadHeader(captured.Capture.Png.Span)).ToList();
        return sizes.Count == 0 ? null : (sizes.Max(size => size.Width), sizes.Max(size => size.Height));
    }

    private sealed class Use(MaskRule rule, string place)
    {
        public MaskRule Rule { get; } = rule;

        public int Shots { get; set; }

        public int Unmeasured { get; set; }

        public int Masked { get; set; }

        public long Area { get; set; }

        public double Share { get; set; }

        public ShotId? Largest { get; set; }

        public Finding Make(string check, Severity severity, string message) => FindingFactory.OfRun(check, severity, place, message);
    }
}
