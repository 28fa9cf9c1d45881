using System.Globalization;

namespace Gate.Core.Run.Config;

/// <summary>Holds the viewports that states and rules name against those that there are: one that no project has would never be met.</summary>
internal static class ViewportNames
{
    private static readonly string[] Lists = ["states", "masks", "tolerances"];

    /// <param name="gate">What is gate's own in the file.</param>
    /// <param name="names">Of the viewports.</param>
    /// <exception cref="GateException"><c>config-value</c>.</exception>
    public static void Check(ConfigNode.Table? gate, IReadOnlyList<string> names)
    {
        foreach (var list in Lists)
        {
            foreach (var (index, item) in ((gate?.Find(list) as ConfigNode.List)?.Items ?? []).Index())
            {
                if ((item as ConfigNode.Table)?.Find("viewport") is ConfigNode.Text name && !names.Contains(name.Value, StringComparer.Ordinal) && !PlanViewports.IsFound(name.Value))
                    throw ConfigError.At("config-value", string.Create(CultureInfo.InvariantCulture, $"gate.{list}[{index}].viewport must be one of {Words.List([.. names.Select(each => $"\"{each}\"")])}"), name.Place, Next(name.Value, names));
            }
        }
    }

    private static string Next(string name, IReadOnlyList<string> names) =>
        NearestName.Of(name, names) is { } near ? $"try \"{near}\", or add a project of that name" : "choose one, or add a project of that name";
}
