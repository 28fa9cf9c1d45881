using System.Globalization;
using System.Text.Json;

namespace Gate.Benchmarks.Sites;

/// <summary>The pages that a workload touches, as it lists them: those that differ visibly, and those of which only the text does.</summary>
internal sealed class TouchedPages
{
    private readonly string[] _visible;
    private readonly string[] _textual;

    private TouchedPages(string[] visible, string[] textual)
    {
        _visible = visible;
        _textual = textual;
    }

    /// <param name="workload">The folder with its expected.json.</param>
    public static TouchedPages Read(string workload)
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(workload, "expected.json")));
        // It lists all of them; most are untouched.
        ILookup<string, string> pages = expected.RootElement.GetProperty("pages").EnumerateArray().Where(page => page.GetProperty("bytes").GetString() == "changed").ToLookup(
            page => page.GetProperty("shots").GetProperty("desktop").GetProperty("status").GetString()!,
            page => page.GetProperty("page").GetString()!);
        return new TouchedPages([.. pages["changed"]], [.. pages["identical"]]);
    }

    /// <summary>How many of so many touched pages differ visibly in this workload, on average.</summary>
    public int UsuallyVisible(int touched) => (int)Math.Round((double)touched * _visible.Length / (_visible.Length + _textual.Length));

    /// <exception cref="ArgumentException">There are fewer.</exception>
    public IReadOnlyList<string> Visible(int count) => First(_visible, count, "differ visibly");

    /// <exception cref="ArgumentException">There are fewer.</exception>
    public IReadOnlyList<string> Textual(int count) => First(_textual, count, "differ in their text alone");

    private static string[] First(string[] pages, int count, string what) => count <= pages.Length
        ? pages[..count]
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the workload has {pages.Length} touched pages that {what}, not {count}"));
}
