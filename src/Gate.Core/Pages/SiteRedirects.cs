using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gate.Core.Pages;

/// <summary>
/// The rules of a <c>_redirects</c> file, the first that matches counts: <c>FROM TO [STATUS][!]</c>, with a final <c>*</c> as
/// <c>:splat</c> and <c>:name</c> for a segment. Rules with conditions (country, role, query) depend on the visitor and are left out.
/// </summary>
internal sealed class SiteRedirects
{
    /// <summary>Cloudflare Pages takes 2,100 rules of at most 1,000 characters.</summary>
    private const int MostBytes = 4 << 20;

    private static readonly int[] Statuses = [200, 301, 302, 303, 307, 308, 404];

    private readonly IReadOnlyList<Rule> _rules;

    private SiteRedirects(IReadOnlyList<Rule> rules) => _rules = rules;

    /// <summary>The rules of a site; none where it has no such file, or one that is not text.</summary>
    public static SiteRedirects Read(ISiteFiles files)
    {
        if (files.Find("_redirects") is not SiteAnswer.Found { Length: <= MostBytes } found)
            return new SiteRedirects([]);
        using var reader = new StreamReader(found.Open(), Encoding.UTF8);
        return new SiteRedirects([.. reader.ReadToEnd().Split('\n').Select(Parse).OfType<Rule>()]);
    }

    /// <param name="path">Decoded, without its leading slash.</param>
    /// <param name="isForced">Only the rules that count even where there is a file (<c>!</c>), or only the others.</param>
    public SiteRedirect? Find(string path, bool isForced)
    {
        foreach (var rule in _rules)
        {
            if (rule.IsForced == isForced && rule.From.Match("/" + path) is { Success: true } match)
                return new SiteRedirect(Fill(rule.To, match), rule.Status);
        }

        return null;
    }

    private static Rule? Parse(string line)
    {
        var fields = line.Split('#')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is < 2 or > 3 || !fields[0].StartsWith('/'))
            return null;
        var word = fields.Length == 3 ? fields[2] : "301";
        var isForced = word.EndsWith('!');
        var isKnown = int.TryParse(word.TrimEnd('!'), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && Statuses.Contains(status);
        var isTarget = fields[1].StartsWith('/') || fields[1].StartsWith("https://", StringComparison.OrdinalIgnoreCase) || fields[1].StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        return isKnown && isTarget ? new Rule(Pattern(fields[0]), fields[1], status, isForced) : null;
    }

    // Backtracking is excluded: the rules come from the pages under test.
    private static Regex Pattern(string from)
    {
        var pattern = new StringBuilder("^");
        var segments = from.TrimEnd('/').Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            pattern.Append(segments[i] switch
            {
                "*" when i == segments.Length - 1 => "(?:/(?<splat>.*))?",
                [':', .. var name] when name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) && !char.IsAsciiDigit(name[0]) => $"/(?<{name}>[^/]+)",
                // What it is compared with is decoded.
                var text => "/" + Regex.Escape(PagePath.DecodeOfFile(text) ?? text),
            });
        }

        return new Regex(pattern.Append("/?$").ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }

    private static string Fill(string target, Match match)
    {
        foreach (Group group in match.Groups)
        {
            if (!char.IsAsciiDigit(group.Name[0]))
                target = target.Replace(":" + group.Name, PagePath.Encode(group.Value), StringComparison.Ordinal);
        }

        return target;
    }

    private sealed record Rule(Regex From, string To, int Status, bool IsForced);
}
