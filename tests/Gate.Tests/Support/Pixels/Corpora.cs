using System.Text.Json;

namespace Gate.Tests.Support.Pixels;

/// <summary>Outside material, in the folder that GATE_CORPORA names. Absent material is a failure: these tests are asked for by name.</summary>
internal static class Corpora
{
    public static string Root =>
        Environment.GetEnvironmentVariable("GATE_CORPORA") is { Length: > 0 } root && Directory.Exists(root)
            ? root
            : throw new DirectoryNotFoundException("GATE_CORPORA must name the folder with png/ and pairs/: run ./tests/corpus, or leave out category Corpus");

    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Root, path));

    public static JsonElement[] Truth(string folder)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, folder, "truth.json")));
        return [.. document.RootElement.EnumerateArray().Select(entry => entry.Clone())];
    }
}
