using Gate.Fixtures.Markup;

namespace Gate.Fixtures.Harbour;

/// <summary>What every section of one page needs to know.</summary>
/// <param name="Seed">The seed of the whole story.</param>
/// <param name="Path">The page's path.</param>
internal sealed record HarbourContext(ulong Seed, string Path)
{
    /// <summary>From this page to the root: empty, or one step up.</summary>
    public string Root => string.Concat(Path.Where(c => c == '/').Select(_ => "../"));

    public static string T(string text) => MachineMarkup.Text(text);

    /// <summary>A price with its no-break spaces, as the builder writes it.</summary>
    public static string Pounds(int amount) => amount < 1000 ? $"&pound;&nbsp;{amount}" : $"&pound;&nbsp;{amount / 1000},{amount % 1000:000}";
}
