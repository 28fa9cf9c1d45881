namespace Gate.Core.Run.Config;

/// <summary>The settings as flat paths: <c>use.viewport.width</c>, <c>projects[].name</c>, <c>gate.externals.*</c>.</summary>
internal static class SettingPaths
{
    /// <summary>Every path, in the order of declaration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Of(ConfigSettings.Root, "").Select(setting => setting.Path)];

    /// <summary>Each setting with its path.</summary>
    public static IEnumerable<(string Path, Setting Setting)> Of(SettingShape.Table table, string prefix) =>
        table.Keys.SelectMany(key => Below(key, prefix.Length == 0 ? key.Name : $"{prefix}.{key.Name}"));

    private static IEnumerable<(string Path, Setting Setting)> Below(Setting setting, string path) => setting.Shape switch
    {
        SettingShape.Table table => [(path, setting), .. Of(table, path)],
        SettingShape.List { Item: SettingShape.Table table } => [($"{path}[]", setting), .. Of(table, $"{path}[]")],
        SettingShape.List => [($"{path}[]", setting)],
        SettingShape.Map => [($"{path}.*", setting)],
        _ => [(path, setting)],
    };
}
