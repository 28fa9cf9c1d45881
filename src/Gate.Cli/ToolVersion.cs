using System.Reflection;

namespace Gate.Cli;

/// <summary>Name and version of the tool, as reports record it.</summary>
internal static class ToolVersion
{
    public static string Text { get; } = $"gate {typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion}";
}
