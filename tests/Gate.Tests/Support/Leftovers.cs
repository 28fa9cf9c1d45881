using System.Globalization;

namespace Gate.Tests.Support;

/// <summary>What a run of gate has left on the machine.</summary>
internal static class Leftovers
{
    /// <summary>Folders for temporary files, and (on Linux) processes of its browsers: each has its folder in its environment.</summary>
    /// <param name="gate">Process id that the run had.</param>
    public static IReadOnlyList<string> Of(int gate) => [.. Directory.GetDirectories(Path.GetTempPath(), MarkOf(gate) + "*"), .. ProcessesOf(gate)];

    /// <summary>The processes alone, as folders of <c>/proc</c>.</summary>
    public static IReadOnlyList<string> ProcessesOf(int gate) => OperatingSystem.IsLinux()
        ? [.. Directory.EnumerateDirectories("/proc").Where(folder => EnvironmentOf(folder).Contains(MarkOf(gate), StringComparison.Ordinal))]
        : [];

    private static string MarkOf(int gate) => string.Create(CultureInfo.InvariantCulture, $"gate-browser-{gate}-");

    private static string EnvironmentOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "environ"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not a process, not ours, or gone meanwhile.
            return "";
        }
    }
}
