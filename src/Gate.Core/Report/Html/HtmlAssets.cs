using System.Security.Cryptography;
using System.Text;

namespace Gate.Core.Report.Html;

/// <summary>Style and script of the report, read from the assembly, with the hashes by which the policy admits them.</summary>
internal static class HtmlAssets
{
    private static readonly string[] Scripts = ["text.js", "decisions.js", "filters.js", "groups.js", "choice.js", "overview.js", "bands.js", "pixels.js", "map.js", "drag.js", "marks.js", "stage.js", "viewer.js", "main.js"];

    /// <summary>The style sheets, in the order of the cascade.</summary>
    public static string Style { get; } = Read("report.css") + Read("queue.css") + Read("viewer.css");

    /// <summary>All scripts in one closed scope.</summary>
    public static string Script { get; } = $"(() => {{\n'use strict';\n{string.Concat(Scripts.Select(Read))}}})();\n";

    /// <summary>
    /// Nothing but the two inlined texts and pictures beside the file. <c>'self'</c> is the folder when served and, in Chromium, the
    /// file itself; other browsers give a file no origin and need <c>file:</c>. Trusted Types close the way from text to markup.
    /// </summary>
    /// <param name="pictures">Where these may come from.</param>
    public static string PolicyFor(string pictures) =>
        $"default-src 'none'; img-src {pictures}; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; "
        + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>The policy of a report with its pictures beside it.</summary>
    public static string Policy { get; } = PolicyFor(ReportPictures.Beside.Sources);

    /// <summary>The same for a page served by <c>gate review</c>, which sends decisions to where it came from.</summary>
    public static string ServedPolicy { get; } = $"{Policy}; connect-src 'self'";

    /// <summary>A file of <c>Assets/</c>, with line feeds only: the parser turns carriage returns into them before it hashes.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(HtmlAssets).Assembly.GetManifestResourceStream($"Gate.Core.Report.Assets.{name}")
            ?? throw new InvalidOperationException($"the asset {name} is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
