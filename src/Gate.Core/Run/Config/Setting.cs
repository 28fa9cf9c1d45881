namespace Gate.Core.Run.Config;

/// <summary>One setting, declared once.</summary>
/// <param name="Name">Its key within the object that holds it.</param>
/// <param name="Shape">What its value looks like.</param>
/// <param name="Doc">One sentence for the table of settings, with a final period.</param>
internal sealed record Setting(string Name, SettingShape Shape, string Doc)
{
    /// <summary>For people; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the object that holds it is not complete without it.</summary>
    public bool IsRequired { get; init; }
}
