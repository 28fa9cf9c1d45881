using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Proving;

/// <summary>What came of one plant.</summary>
/// <param name="Kind">What was planted.</param>
/// <param name="Page">The page that it was planted in a copy of.</param>
/// <param name="IsFound">Whether every shot of it is as it must be.</param>
/// <param name="Expected">The status that it must have.</param>
/// <param name="Shots">What the run says.</param>
internal sealed record ProofLine(PlantKind Kind, string Page, bool IsFound, ShotStatus Expected, IReadOnlyList<ShotFacts> Shots)
{
    public override string ToString()
    {
        var planted = Kind switch
        {
            PlantKind.Untouched => "left as it is",
            PlantKind.Pixel => "one pixel off by 1 of 255",
            PlantKind.Missing => "missing on the after side",
            PlantKind.Broken => "answered with 404 on both sides",
            _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, null),
        };
        var outcomes = Words.List([.. Shots.Select(shot => $"{shot.Viewport} {StatusWord.Of(shot.Status)}{(shot.Ae > 0 ? $" AE {Words.Number(shot.Ae.Value)}" : "")}")]);
        return $"{(IsFound ? "found" : "NOT FOUND")}  {Page}, {planted}: {(outcomes.Length == 0 ? "no shots" : outcomes)}{(IsFound ? "" : $"; expected {StatusWord.Of(Expected)}")}";
    }
}
