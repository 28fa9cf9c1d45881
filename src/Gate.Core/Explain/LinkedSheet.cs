namespace Gate.Core.Explain;

/// <summary>A style sheet that a page links to.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Place"><c>side/file:line:column</c> of the link.</param>
/// <param name="Trouble">Why none of it applies, as the report has it, or null.</param>
internal sealed record LinkedSheet(string Address, string Place, string? Trouble)
{
    /// <summary>A sheet whose bytes are not those that its link pins: browsers take none of it.</summary>
    public const string Refused = "refused: its integrity does not match";

    private const string Applied = "applied";

    /// <summary>Sheets of which one side takes nothing, each as a change of no node: everything that they say, or said, shows nowhere.</summary>
    public static IReadOnlyList<LayoutChange> Between(IReadOnlyList<LinkedSheet> before, IReadOnlyList<LinkedSheet> after) =>
    [
        .. before.Concat(after).Where(sheet => sheet.Trouble is not null).Select(sheet => sheet.Address).Distinct(StringComparer.Ordinal)
            .Select(address => (Was: before.FirstOrDefault(sheet => sheet.Address == address), Now: after.FirstOrDefault(sheet => sheet.Address == address)))
            .Where(sheet => sheet.Was?.Trouble != sheet.Now?.Trouble)
            .Select(sheet => new LayoutChange
            {
                Kind = "resource", Name = (sheet.Now ?? sheet.Was)!.Address, Before = Told(sheet.Was), After = Told(sheet.Now), BeforeNode = -1, AfterNode = -1,
                Markup = new MarkupEdit("resource", (sheet.Now ?? sheet.Was)!.Address, sheet.Was?.Place, sheet.Now?.Place),
            }),
    ];

    private static string? Told(LinkedSheet? sheet) => sheet is null ? null : sheet.Trouble ?? Applied;
}
