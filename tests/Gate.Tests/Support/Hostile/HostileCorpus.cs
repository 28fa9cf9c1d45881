using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gate.Tests.Support.Hostile;

/// <summary>The folder <c>fixtures/hostile</c>: pages as files, what is too big for one as recipes, and what a server does beside its bytes.</summary>
internal static class HostileCorpus
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static string Root { get; } = Path.Combine(Checkout.Root, "tests", "Gate.Tests", "fixtures", "hostile");

    public static IReadOnlyList<HostilePage> All { get; } = JsonSerializer.Deserialize<List<HostilePage>>(File.ReadAllText(At("manifest.json")), Json)!;

    public static string At(string relative) => Path.Combine(Root, relative);

    /// <summary>The files of the healthy pages of one side.</summary>
    public static IReadOnlyList<string> Healthy(string side) => Directory.GetFiles(At($"healthy/{side}"));

    /// <summary>The file behind an address of the site: as it is, or its recipe; null where there is none.</summary>
    /// <param name="path">Without leading slash.</param>
    public static string? Find(string path) => new[] { $"pages/{path}", $"pages/{Path.ChangeExtension(path, ".recipe")}", $"files/{path}", $"files/{path}.recipe" }.Select(At).FirstOrDefault(File.Exists);

    /// <summary>Whether there is no page without a server behind it.</summary>
    public static bool NeedsServer(HostilePage page) => File.Exists(At($"servers/{page.Page}.http"));

    /// <summary>Everything that needs no server, as a folder of plain files.</summary>
    public static async Task WriteAsync(string folder)
    {
        var files = Directory.GetFiles(At("files")).Select(Path.GetFileName).Select(name => name!.Replace(".recipe", "", StringComparison.Ordinal));
        foreach (var path in All.Where(page => !NeedsServer(page)).Select(page => $"{page.Page}.html").Concat(files))
        {
            await using var file = File.Create(Path.Combine(folder, path));
            await CopyAsync(Find(path)!, file, CancellationToken.None);
        }

        foreach (var file in Healthy("after"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    /// <summary>What stands behind an address, written out.</summary>
    public static async Task CopyAsync(string file, Stream to, CancellationToken stop)
    {
        if (file.EndsWith(".recipe", StringComparison.Ordinal))
            await HostileRecipe.Read(file).WriteAsync(to, stop);
        else
            await to.WriteAsync(await File.ReadAllBytesAsync(file, stop), stop);
    }
}
