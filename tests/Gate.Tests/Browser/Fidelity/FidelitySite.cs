namespace Gate.Tests.Browser.Fidelity;

/// <summary>A site to look at: a line <c>name TAB config TAB folder TAB viewport</c> of the file that <c>GATE_FIDELITY</c> names.</summary>
internal sealed record FidelitySite(string Name, string Config, string Folder, string Viewport)
{
    public const string Variable = "GATE_FIDELITY";

    public static IReadOnlyList<FidelitySite> All()
    {
        var file = Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} is not set: it names the list of sites; tests/corpus fidelity writes it");
        return [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => line.Split('\t')).Select(part => new FidelitySite(part[0], part[1], part[2], part[3]))];
    }
}
