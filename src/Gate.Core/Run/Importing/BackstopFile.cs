using Gate.Core.Run.Config;

namespace Gate.Core.Run.Importing;

/// <summary>A <c>backstop.json</c> as it is read: every value with its place, and notes about what is left.</summary>
/// <param name="notes">Hears what is not taken over.</param>
internal sealed class BackstopFile(List<string> notes)
{
    /// <summary>Notes that something is not taken over.</summary>
    public void Leave(ConfigPlace place, string what) => notes.Add($"{place}  {what}");

    /// <summary>A list of objects; empty when it is missing.</summary>
    public static IReadOnlyList<ConfigNode.Table> Tables(ConfigNode.Table of, string name) => of.Find(name) switch
    {
        null or ConfigNode.Null => [],
        ConfigNode.List list => [.. list.Items.Select(item => item as ConfigNode.Table ?? throw Wrong(name, "a list of objects", item))],
        var other => throw Wrong(name, "a list of objects", other),
    };

    /// <summary>A text; null when it is missing or empty, which means the same to BackstopJS.</summary>
    public static ConfigNode.Text? Text(ConfigNode.Table of, string name) => of.Find(name) switch
    {
        null or ConfigNode.Null or ConfigNode.Text { Value: "" } => null,
        ConfigNode.Text text => text,
        var other => throw Wrong(name, "text", other),
    };

    /// <summary>Texts: a list, or one alone.</summary>
    public static IReadOnlyList<ConfigNode.Text> Texts(ConfigNode.Table of, string name) => of.Find(name) switch
    {
        null or ConfigNode.Null or ConfigNode.Text { Value: "" } => [],
        ConfigNode.Text text => [text],
        ConfigNode.List list => [.. list.Items.Select(item => item as ConfigNode.Text ?? throw Wrong(name, "a list of texts", item))],
        var other => throw Wrong(name, "text or a list of texts", other),
    };

    /// <summary>A length in CSS px.</summary>
    public static int Length(ConfigNode.Table of, string name) => of.Find(name) switch
    {
        ConfigNode.Number { Value: >= 1 and <= 16_384 and var value } when value == Math.Floor(value) => (int)value,
        null => throw ConfigError.At("import-invalid", $"a viewport has no {name}", of.Place, $"give {name} in CSS px"),
        var other => throw Wrong(name, "a whole number from 1 to 16,384", other),
    };

    /// <summary>Something is there and is not what it must be.</summary>
    public static GateException Wrong(string name, string must, ConfigNode found) => ConfigError.At("import-invalid", $"{name} must be {must}, and is {found.Kind}", found.Place, "mend it in the file that is imported");
}
