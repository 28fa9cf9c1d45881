using System.Globalization;
using Gate.Core;
using Gate.Core.Run.Config;

namespace Gate.Tests.Support.Cli;

/// <summary>The table of settings for <c>harness/README.md</c>.</summary>
internal static class SettingsTable
{
    public static string Text()
    {
        var rows = SettingPaths.Of(ConfigSettings.Root, "").Select(row => $"| `{row.Path}` | {Values(row.Setting.Shape)} | {row.Setting.Default ?? "–"} | {row.Setting.Doc} |");
        return $"| setting | value | default | meaning |\n| --- | --- | --- | --- |\n{string.Join('\n', rows)}\n";
    }

    private static string Values(SettingShape shape) => shape switch
    {
        SettingShape.Table => "object",
        SettingShape.Map map => $"{Values(map.Value)}, by {map.Name}",
        SettingShape.List { Item: SettingShape.Table } => "list of objects",
        SettingShape.List => "list of text",
        SettingShape.Text => "text",
        SettingShape.Choice choice => string.Join(", ", choice.Values.Select(value => $"`\"{value}\"`")),
        SettingShape.Whole whole => string.Create(CultureInfo.InvariantCulture, $"{Words.Number(whole.Min)} to {Words.Number(whole.Max)}{(whole.Unit.Length == 0 ? "" : $" {whole.Unit}")}"),
        SettingShape.Number number => string.Create(CultureInfo.InvariantCulture, $"{number.Min} to {number.Max}"),
        SettingShape.Flag => "`true`, `false`",
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };
}
