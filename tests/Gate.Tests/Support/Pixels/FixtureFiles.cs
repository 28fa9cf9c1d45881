using System.Runtime.CompilerServices;

namespace Gate.Tests.Support.Pixels;

/// <summary>Files under fixtures/, read from the source tree.</summary>
internal static class FixtureFiles
{
    public static string Pixels(string name) => Path.Combine(Root(), "fixtures", "pixels", name);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
