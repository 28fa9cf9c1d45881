using System.Globalization;
using Gate.Core.Run.Config;

namespace Gate.Core.Trust;

/// <summary>
/// What two config files say differently, by setting. Both are only read, not resolved: nothing of a change's file is looked up,
/// least of all its references to environment variables.
/// </summary>
internal static class SettingChanges
{
    /// <summary>A file that was written anew differs everywhere; nobody reads more.</summary>
    private const int MostShown = 40;

    private const int MostValue = 80;

    public static IReadOnlyList<PolicyChange> Of(string file, ConfigNode? trusted, ConfigNode? changed)
    {
        var all = Compare("", trusted, changed).Select(change => change with { Place = change.Place.Length == 0 ? file : $"{file} {change.Place}" }).ToList();
        return all.Count <= MostShown ? all : [.. all.Take(MostShown), new PolicyChange(file, $"{Words.Count(all.Count - MostShown, "further setting")} changed")];
    }

    private static IEnumerable<PolicyChange> Compare(string path, ConfigNode? before, ConfigNode? after) => (before, after) switch
    {
        (null, null) => [],
        (ConfigNode.Table or null, ConfigNode.Table or null) when path.Length == 0 => Members(path, before as ConfigNode.Table, after as ConfigNode.Table),
        (ConfigNode.Table left, ConfigNode.Table right) => Members(path, left, right),
        (ConfigNode.List left, ConfigNode.List right) => Items(path, left, right),
        (null, not null) => [new PolicyChange(path, $"{path} is added: {Shown(after)}")],
        (not null, null) => [new PolicyChange(path, $"{path} is removed: {Shown(before)}")],
        _ when Spelled(before) == Spelled(after) => [],
        _ => [new PolicyChange(path, $"{path} is {Shown(after)}, and was {Shown(before)}")],
    };

    private static IEnumerable<PolicyChange> Members(string path, ConfigNode.Table? before, ConfigNode.Table? after)
    {
        var names = (before?.Members ?? []).Concat(after?.Members ?? []).Select(member => member.Name).Distinct(StringComparer.Ordinal);
        return names.SelectMany(name => Compare(path.Length == 0 ? name : $"{path}.{name}", before?.Find(name), after?.Find(name)));
    }

    private static IEnumerable<PolicyChange> Items(string path, ConfigNode.List before, ConfigNode.List after) =>
        Enumerable.Range(0, Math.Max(before.Items.Count, after.Items.Count))
            .SelectMany(index => Compare(string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), before.Items.ElementAtOrDefault(index), after.Items.ElementAtOrDefault(index)));

    private static string Shown(ConfigNode node) => Spelled(node) is { Length: > MostValue } text ? text[..MostValue] + "…" : Spelled(node);

    private static string Spelled(ConfigNode node) => node switch
    {
        ConfigNode.Table table => $"{{ {string.Join(", ", table.Members.Select(member => $"{member.Name}: {Spelled(member.Value)}"))} }}",
        ConfigNode.List list => $"[{string.Join(", ", list.Items.Select(Spelled))}]",
        ConfigNode.Text text => $"\"{text.Value}\"",
        ConfigNode.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        ConfigNode.Flag flag => flag.Value ? "true" : "false",
        _ => "null",
    };
}
