namespace Gate.Core.Pages;

/// <summary>The include and exclude rules, ready to be asked.</summary>
internal sealed class PageFilter
{
    private static readonly string[] PageExtensions = [".html", ".htm", ".xhtml", ".xht"];

    private readonly (PageRule Rule, Glob Glob)[] _include;
    private readonly (PageRule Rule, Glob Glob)[] _exclude;
    private readonly string _outsideInclude;

    public PageFilter(PageRules rules)
    {
        _include = [.. rules.Include.Select(Compile)];
        _exclude = [.. rules.Exclude.Select(Compile)];
        _outsideInclude = "not in " + string.Join(", ", rules.Include);
    }

    /// <summary>Whether a file is a page by its extension, or because an include rule spells out another one.</summary>
    public bool IsPage(PageId id) =>
        LooksLikePage(id.Value)
        || _include.Any(include => include.Glob.MatchesByExtension(id));

    /// <summary>Whether a name ends as pages do.</summary>
    public static bool LooksLikePage(string name) => PageExtensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rule that leaves a page out, as it is printed; null when it stays.</summary>
    public string? LeftOutBy(PageId id)
    {
        if (_include.Length > 0 && !_include.Any(include => include.Glob.Matches(id)))
            return _outsideInclude;
        return ExcludedBy(id);
    }

    /// <summary>The exclude rule about a file of any kind, as it is printed; null when there is none.</summary>
    public string? ExcludedBy(PageId id)
    {
        foreach (var (rule, glob) in _exclude)
        {
            if (glob.Matches(id))
                return rule.ToString();
        }

        return null;
    }

    private static (PageRule Rule, Glob Glob) Compile(PageRule rule) => (rule, Glob.Parse(rule.Glob, rule.Origin));
}
