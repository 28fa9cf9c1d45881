using System.Text;

namespace Gate.Harness.Capturing;

/// <summary>The scripts that run in pages; what each does stands at its head.</summary>
internal static class PageScripts
{
    /// <summary>Source to run in every frame before the page's own scripts.</summary>
    /// <param name="virtualTime">Whether Chromium's virtual time drives the page's clock.</param>
    public static string Prelude(bool virtualTime) => $$"""
        (() => {
        const natives = ({{Text("natives.js")}})();
        ({{Text("prelude.js")}})(natives);
        const isAnimating = {{(virtualTime ? $"({Text("clock.js")})(natives)" : "() => false")}};
        ({{Text("pending.js")}})(natives, isAnimating);
        })()
        """;

    /// <summary>Defines in a world of our own what runs there: <c>motion</c>, <c>settle</c>, <c>scrollers</c>, <c>stills</c>, <c>masks</c> and what they share.</summary>
    public static string World { get; } = string.Concat(((string[])["tree", "motion", "settle", "scrollers", "stills", "masks"]).Select(name => $"globalThis.{name} = {Text($"{name}.js")};\n")) + "0";

    /// <summary>What of the page is on no picture: a function of its options.</summary>
    public static string Unpainted { get; } = Text("unpainted.js");

    /// <summary>What clicks on the page meet: a function of its options.</summary>
    public static string Reach { get; } = Text("reach.js");

    /// <summary>How large the files of pictures are by themselves: a function of its options.</summary>
    public static string Pictures { get; } = Text("pictures.js");

    private static string Text(string name)
    {
        using var stream = typeof(PageScripts).Assembly.GetManifestResourceStream($"Gate.Harness.Scripts.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }
}
