using System.Collections.Frozen;
using System.Text.Json;

namespace Gate.Core.Markup;

/// <summary>Names of the kinds in outputs.</summary>
internal static class MarkupKinds
{
    private static readonly FrozenDictionary<MarkupKind, string> Names =
        Enum.GetValues<MarkupKind>().ToFrozenDictionary(kind => kind, kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()));

    /// <summary>As in <c>report.json</c>: <c>entity</c>, <c>attribute-order</c>.</summary>
    public static string Name(MarkupKind kind) => Names[kind];
}
