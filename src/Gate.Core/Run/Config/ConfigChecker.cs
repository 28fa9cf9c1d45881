using System.Globalization;

namespace Gate.Core.Run.Config;

/// <summary>Holds a file against the declared settings; the first thing wrong is told with its place.</summary>
internal static class ConfigChecker
{
    private const string Everything = "every setting is listed in harness/README.md";

    /// <param name="node">The value found.</param>
    /// <param name="shape">What it must look like.</param>
    /// <param name="path">Its name for messages, e.g. <c>use.viewport</c>; empty for the whole file.</param>
    public static void Check(ConfigNode node, SettingShape shape, string path)
    {
        switch (shape)
        {
            case SettingShape.Table table:
                CheckTable(As<ConfigNode.Table>(node, path, "an object"), table, path);
                break;
            case SettingShape.Map map:
                CheckMap(As<ConfigNode.Table>(node, path, "an object"), map, path);
                break;
            case SettingShape.List list:
                CheckList(As<ConfigNode.List>(node, path, "a list"), list, path);
                break;
            case SettingShape.Text text:
                CheckText(As<ConfigNode.Text>(node, path, "text"), text, path);
                break;
            case SettingShape.Choice choice:
                CheckChoice(As<ConfigNode.Text>(node, path, "text"), choice, path);
                break;
            case SettingShape.Whole whole:
                CheckWhole(As<ConfigNode.Number>(node, path, "a whole number"), whole, path);
                break;
            case SettingShape.Number number:
                CheckNumber(As<ConfigNode.Number>(node, path, "a number"), number, path);
                break;
            case SettingShape.Flag:
                As<ConfigNode.Flag>(node, path, "true or false");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shape), shape.GetType().Name);
        }
    }

    private static void CheckTable(ConfigNode.Table node, SettingShape.Table shape, string path)
    {
        foreach (var member in node.Members)
        {
            var setting = shape.Keys.FirstOrDefault(key => key.Name == member.Name) ?? throw Unknown(member, shape, path);
            Check(member.Value, setting.Shape, Join(path, member.Name));
        }

        foreach (var key in shape.Keys.Where(key => key.IsRequired && node.Find(key.Name) is null))
            throw ConfigError.At("config-key-missing", $"{path} has no \"{key.Name}\"", node.Place, $"add \"{key.Name}\"; {Everything}");
    }

    private static GateException Unknown(ConfigMember member, SettingShape.Table shape, string path)
    {
        // A right name one object too high: include for gate.include. Deeper ones are alike by chance, as the x of a rectangle is.
        var elsewhere = shape.Keys.Where(key => key.Shape is SettingShape.Table inner && inner.Keys.Any(each => each.Name == member.Name)).Select(key => Join(Join(path, key.Name), member.Name)).FirstOrDefault();
        var near = NearestName.Of(member.Name, shape.Keys.Select(key => key.Name)) ?? elsewhere;
        var name = Join(path, member.Name);
        return ConfigError.At("config-key-unknown", $"\"{name}\" is not a setting", member.Place, near is null ? Everything : $"try \"{near}\"; {Everything}");
    }

    private static void CheckMap(ConfigNode.Table node, SettingShape.Map shape, string path)
    {
        foreach (var member in node.Members)
        {
            if (!shape.Key.Accepts(member.Name))
                throw ConfigError.At("config-key-invalid", $"\"{member.Name}\" in {path} must be {shape.Key.Says}", member.Place, "mend the name");
            Check(member.Value, shape.Value, $"{path}[\"{member.Name}\"]");
        }
    }

    private static void CheckList(ConfigNode.List node, SettingShape.List shape, string path)
    {
        if (node.Items.Count < shape.MinItems)
            throw ConfigError.At("config-range", $"{path} is empty", node.Place, $"add an item, or leave {path} out for the default");
        for (var i = 0; i < node.Items.Count; i++)
            Check(node.Items[i], shape.Item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
        if (shape.DistinctBy is not { } key)
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in node.Items.OfType<ConfigNode.Table>().Select(item => item.Find(key)).OfType<ConfigNode.Text>().Where(text => !seen.Add(text.Value)))
            throw ConfigError.At("config-name-duplicate", $"two of {path} have the {key} \"{text.Value}\"", text.Place, $"give each its own {key}");
    }

    private static void CheckText(ConfigNode.Text node, SettingShape.Text shape, string path)
    {
        // The value may be a secret, so it is not shown: the place shows it.
        if (!shape.Rule.Accepts(node.Value))
            throw ConfigError.At("config-value", $"{path} must be {shape.Rule.Says}", node.Place, $"mend the value; {Everything}");
    }

    private static void CheckChoice(ConfigNode.Text node, SettingShape.Choice shape, string path)
    {
        if (shape.Values.Contains(node.Value, StringComparer.Ordinal))
            return;
        var choices = Words.List([.. shape.Values.Select(value => $"\"{value}\"")]);
        var near = NearestName.Of(node.Value, shape.Values);
        throw ConfigError.At("config-value", $"{path} must be one of {choices}", node.Place, near is null ? $"choose one; {Everything}" : $"try \"{near}\"; {Everything}");
    }

    private static void CheckWhole(ConfigNode.Number node, SettingShape.Whole shape, string path)
    {
        if (node.Value != Math.Floor(node.Value))
            throw ConfigError.At("config-type", $"{path} must be a whole number, not {Show(node.Value)}", node.Place, "round it");
        CheckRange(node, shape.Min, shape.Max, shape.Unit, path);
    }

    private static void CheckNumber(ConfigNode.Number node, SettingShape.Number shape, string path) => CheckRange(node, shape.Min, shape.Max, "", path);

    private static void CheckRange(ConfigNode.Number node, double min, double max, string unit, string path)
    {
        if (node.Value < min || node.Value > max)
            throw ConfigError.At("config-range", $"{path} is {Show(node.Value)}, outside {Show(min)} to {Show(max)}{(unit.Length == 0 ? "" : $" {unit}")}", node.Place, "give a value within the range");
    }

    private static T As<T>(ConfigNode node, string path, string expected)
        where T : ConfigNode =>
        node as T ?? throw ConfigError.At("config-type", $"{(path.Length == 0 ? "the file" : path)} must be {expected}, not {node.Kind}", node.Place, Everything);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Show(double value) => value.ToString("0.################", CultureInfo.InvariantCulture);
}
