using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>All that pages ask for and that was not answered with success: whether an export lies in the wrong place shows in all of it together.</summary>
/// <param name="Site">Where both sides are shown, without path.</param>
/// <param name="All">One an address, sorted by it.</param>
internal sealed record Absences(string Site, IReadOnlyList<Absence> All) : Tally
{
    // Of ten addresses below a folder that is not there one may be lost for good.
    private const double NearlyAll = 0.9;

    // One file may have been moved to the root.
    private const int Fewest = 2;

    public override string Key => "absences";

    public override Tally Plus(Tally other) => this with
    {
        All = [.. All.Concat(((Absences)other).All).GroupBy(absence => absence.Address, StringComparer.Ordinal).Select(same => same.Aggregate((one, next) => one.Plus(next))).OrderBy(absence => absence.Address, StringComparer.Ordinal)],
    };

    public override IEnumerable<Finding> Findings()
    {
        var below = All.Select(absence => absence.Base).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(folder => (Folder: folder, Absences: All.Where(absence => absence.IsOpen && absence.Address.StartsWith(folder, StringComparison.Ordinal)).ToList()))
            .Where(group => group.Absences.Count >= Fewest && group.Absences.Exists(absence => absence.IsShaping) && group.Absences.Count(absence => absence.Base == group.Folder) >= NearlyAll * group.Absences.Count)
            .ToList();
        return [.. below.Select(group => Misplaced(group.Folder, group.Absences)), .. All.Except(below.SelectMany(group => group.Absences)).Select(absence => absence.Finding())];
    }

    private Finding Misplaced(string folder, List<Absence> absences)
    {
        List<string> pages = [.. absences.SelectMany(absence => absence.Pages).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return FindingFactory.OfRun(
            "resource-missing",
            Severity.Incomplete,
            folder,
            pages,
            $"the export expects to lie at {folder}: {Words.Number(absences.Count)} addresses below it are missing alike on both sides, on {Words.Count(pages.Count, "page")}, and the export has them without it; say so in the config: \"use\": {{ \"baseURL\": \"{Site}{folder}\" }}");
    }
}
