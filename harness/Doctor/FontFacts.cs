using Gate.Harness.Machine;

namespace Gate.Harness.Doctor;

/// <summary>What the machine can set text in.</summary>
internal static class FontFacts
{
    public static async Task<MachineFact> ReadAsync(CancellationToken cancellationToken)
    {
        FontSummary fonts = await FontList.ReadAsync(cancellationToken);
        return fonts.Count > 0
            ? new MachineFact("fonts", $"{fonts.Count}, {fonts.Digest[..19]}…", FactState.Ok)
            : new MachineFact("fonts", "none", FactState.Missing, "run gate doctor --fix, or install fonts (fonts-liberation, liberation-fonts): text would be drawn as empty boxes");
    }
}
