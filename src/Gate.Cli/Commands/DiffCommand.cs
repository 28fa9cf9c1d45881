using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Commands;

/// <summary><c>gate diff A.png B.png</c>.</summary>
internal sealed class DiffCommand : Command
{
    public DiffCommand(IConsole console)
        : base("diff", "Compare two PNG images exactly: exit 0 when every pixel is equal, 1 when not, 3 when one cannot be decoded.")
    {
        var before = new Argument<string>("A.png") { Description = "The image before." };
        var after = new Argument<string>("B.png") { Description = "The image after." };
        var draw = new Option<string?>("--out") { HelpName = "DIFF.png", Description = "Draw the differing pixels over the dimmed image after; nothing is written when they are equal." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print nothing but errors." };
        Arguments.Add(before);
        Arguments.Add(after);
        Options.Add(draw);
        Options.Add(json);
        Options.Add(quiet);
        SetAction(result =>
        {
            var (first, second) = (result.GetRequiredValue(before), result.GetRequiredValue(after));
            var facts = ImageDiff.Compare(first, second, result.GetValue(draw));
            if (result.GetValue(json))
                console.Out.WriteLine(Printable.OfJson(JsonSerializer.Serialize(facts, ReportJson.Options)));
            else if (!result.GetValue(quiet))
                console.Out.Write(Text(facts));
            return (int)(facts.Equal ? GateExit.Pass : GateExit.Fail);
        });
    }

    private static string Text(ImageDiffFacts facts)
    {
        if (facts.Equal)
            return $"identical: {Size(facts.Before)}, proved by {(facts.Proof == "pixels" ? "comparing every pixel" : "equal bytes")}\n";
        var size = facts.Before == facts.After ? Size(facts.Before) : $"{Size(facts.Before)} before, {Size(facts.After)} after";
        var text = $"different: AE {Words.Number(facts.Ae)}, largest channel delta {facts.MaxChannelDelta}, {Words.Count(facts.Regions.Count, "region")}, {size}\n";
        foreach (var region in facts.Regions.OrderByDescending(region => region.Ae).Take(10))
            text += string.Create(CultureInfo.InvariantCulture, $"  {region.Width}×{region.Height} px at ({region.X}, {region.Y}): AE {Words.Number(region.Ae)}\n");
        if (facts.Regions.Count > 10)
            text += $"  and {Words.Count(facts.Regions.Count - 10, "smaller region")}\n";
        return facts.Diff is null ? text : $"{text}diff: {Printable.Of(facts.Diff)}\n";
    }

    private static string Size(ImageSizeFacts size) => string.Create(CultureInfo.InvariantCulture, $"{size.Width}×{size.Height} px");
}
