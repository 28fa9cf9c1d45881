using Gate.Core.Explain;

namespace Gate.Core.Semantics;

/// <summary>Attribute values in messages.</summary>
internal static class ValueText
{
    private const int Most = 120;

    /// <summary><c>aria-current="page" is gone</c>, <c>lang="de" is new</c>, <c>lang was "de", is "fr"</c>.</summary>
    public static string Of(string name, string? before, string? after) => (before, after) switch
    {
        (null, { } added) => $"{name}={Quoted(added)} is new",
        ({ } gone, null) => $"{name}={Quoted(gone)} is gone",
        _ => $"{name} was {Quoted(before ?? "", after ?? "")}, is {Quoted(after ?? "", before ?? "")}",
    };

    /// <summary>A value beside another one: of a long one what differs first is told, with a digest of the whole.</summary>
    public static string Quoted(string value, string other) => value.Length <= Most ? $"\"{value}\"" : $"\"{TextEdit.Within(value, other, Most).Before}\" (sha256 {ElementText.Digest(value)}…)";

    public static string Quoted(string value) => value.Length <= Most ? $"\"{value}\"" : $"\"{ElementText.Short(value, Most)}\" (sha256 {ElementText.Digest(value)}…)";
}
