using System.Text.RegularExpressions;
using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Coverage;

/// <summary>What pages that were captured say beside the style sheets that they ask for: their own <c>style</c> elements, and all else. Read when it is asked for.</summary>
internal sealed partial class VariableUsers(RenderPlan plan, SiteTexts texts)
{
    private readonly Dictionary<string, HashSet<(bool IsBefore, string Path, bool IsScript)>> _files = new(StringComparer.Ordinal);

    /// <summary>A document or a script that a capture of a page asked for.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isBefore">The side.</param>
    /// <param name="path">The path of its address.</param>
    /// <param name="isScript">It is no document.</param>
    public void Add(string page, bool isBefore, string path, bool isScript)
    {
        if (!_files.TryGetValue(page, out var files))
            _files[page] = files = [];
        files.Add((isBefore, path, isScript));
    }

    /// <summary>The rules of the pages' own <c>style</c> elements, and the custom properties that their markup names elsewhere, and that their scripts do.</summary>
    /// <param name="page">One page; null for all.</param>
    public (IReadOnlyList<StyleRule> Rules, IReadOnlySet<string> Named, IReadOnlySet<string> Scripted) Read(string? page)
    {
        var (rules, named, scripted) = (new Dictionary<string, IReadOnlyList<StyleRule>>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (isBefore, path, isScript) in page is null ? _files.Values.SelectMany(files => files).Distinct() : _files.GetValueOrDefault(page) ?? [])
        {
            if ((isBefore ? plan.Before : plan.After) is not Site.Served site || texts.Read(site.Files, path) is not { } text)
                continue;
            foreach (Match style in StyleElement().Matches(text))
                rules.TryAdd(style.Groups["css"].Value, StyleRules.Read(style.Groups["css"].Value));
            var rest = StyleElement().Replace(text, style => style.Groups["end"].Success ? " " : style.Value);
            var markup = isScript ? "" : ScriptElement().Replace(rest, " ");
            named.UnionWith(Named().Matches(markup).Select(name => name.Value));
            scripted.UnionWith((isScript ? Named().Matches(rest) : ScriptElement().Matches(rest).SelectMany(script => Named().Matches(script.Value))).Select(name => name.Value));
        }

        return ([.. rules.Values.SelectMany(each => each)], named, scripted);
    }

    // One that nothing closes reaches to the end of the page, or is no element of it but some text of a script.
    [GeneratedRegex(@"<style\b[^>]*(?:>|\z)(?<css>.*?)(?:(?<end></style)|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex StyleElement();

    [GeneratedRegex(@"<script\b[^>]*>.*?</script", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ScriptElement();

    [GeneratedRegex(@"--[\w\\-][^\s,:;""'`(){}<>=]*", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
