namespace Gate.Core.Run.Config;

/// <summary>What a setting's value looks like: a closed family, read by the checker, the JSON Schema test and the table of settings.</summary>
internal abstract record SettingShape
{
    /// <summary>An object with these keys and no others.</summary>
    public sealed record Table(IReadOnlyList<Setting> Keys) : SettingShape;

    /// <summary>An object whose keys are names that the user chooses.</summary>
    /// <param name="Name">What they are, e.g. <c>host</c>.</param>
    /// <param name="Key">What they must look like.</param>
    /// <param name="Value">What each holds.</param>
    public sealed record Map(string Name, TextRule Key, SettingShape Value) : SettingShape;

    /// <summary>An array.</summary>
    /// <param name="Item">What each item looks like.</param>
    /// <param name="DistinctBy">A key of the items that no two may share, or null.</param>
    /// <param name="MinItems">At least this many.</param>
    public sealed record List(SettingShape Item, string? DistinctBy = null, int MinItems = 0) : SettingShape;

    /// <summary>A string.</summary>
    public sealed record Text(TextRule Rule) : SettingShape;

    /// <summary>One of these strings.</summary>
    /// <param name="Values">In the order to show.</param>
    public sealed record Choice(params IReadOnlyList<string> Values) : SettingShape;

    /// <summary>An integer, both ends included.</summary>
    public sealed record Whole(int Min, int Max, string Unit = "") : SettingShape;

    /// <summary>A number, both ends included.</summary>
    public sealed record Number(double Min, double Max) : SettingShape;

    /// <summary>true or false.</summary>
    public sealed record Flag : SettingShape;
}
