using System.Text;
using System.Text.RegularExpressions;

namespace Gate.Core.Pages;

/// <summary>
/// A pattern over page ids: <c>*</c> within a segment, <c>**</c> across segments, <c>?</c> one character, <c>{a,b}</c> either.
/// Everything else stands for itself; the whole id must match, case counts, both in NFC. A leading <c>/</c> or <c>./</c> is
/// dropped, and a final <c>/</c> means everything below.
/// </summary>
public sealed class Glob
{
    private readonly Regex _pattern;
    private readonly Regex? _withExtension;

    private Glob(string text, Regex pattern, Regex? withExtension) => (Text, _pattern, _withExtension) = (text, pattern, withExtension);

    /// <summary>The pattern as typed.</summary>
    public string Text { get; }

    /// <exception cref="GateException"><c>glob-invalid</c>: empty, or braces that do not pair.</exception>
    /// <param name="text">The pattern.</param>
    /// <param name="origin">Where it was written, for the message.</param>
    public static Glob Parse(string text, string origin)
    {
        var pattern = text.Normalize(NormalizationForm.FormC);
        pattern = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern.TrimStart('/');
        if (pattern.Length == 0)
            throw Invalid(text, origin, "it is empty");
        if (pattern.EndsWith('/'))
            pattern += "**";
        var alternatives = Expand(pattern, text, origin);
        var naming = alternatives.Where(NamesAnExtension).ToList();
        return new Glob(text, Compile(alternatives), naming.Count == 0 ? null : Compile(naming));
    }

    /// <summary>Whether the whole page id matches.</summary>
    public bool Matches(PageId id) => _pattern.IsMatch(id.Value.Normalize(NormalizationForm.FormC));

    /// <summary>
    /// Whether it matches and spells out the extension (<c>**/*.svg</c>, not <c>docs/**</c>): only so does a file that is no
    /// page by its name become one.
    /// </summary>
    public bool MatchesByExtension(PageId id) => _withExtension?.IsMatch(id.Value.Normalize(NormalizationForm.FormC)) == true;

    private static bool NamesAnExtension(string alternative)
    {
        var dot = alternative.LastIndexOf('.');
        return dot >= 0 && dot < alternative.Length - 1 && alternative.AsSpan(dot + 1).IndexOfAny("*?/") < 0;
    }

    private static Regex Compile(IEnumerable<string> alternatives) =>
        // Patterns may come from a change under test: no backtracking, no explosion.
        new($@"\A(?:{string.Join('|', alternatives.Select(ToRegex))})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static string ToRegex(string glob)
    {
        var regex = new StringBuilder();
        for (var i = 0; i < glob.Length; i++)
        {
            if (glob[i] == '?')
            {
                regex.Append("(?:[\ud800-\udbff][\udc00-\udfff]|[^/])");
            }
            else if (glob[i] != '*')
            {
                regex.Append(Regex.Escape(glob[i].ToString()));
            }
            else if (i + 1 < glob.Length && glob[i + 1] == '*')
            {
                i++;
                var isWholeSegment = (i == 1 || glob[i - 2] == '/') && i + 1 < glob.Length && glob[i + 1] == '/';
                if (isWholeSegment)
                    i++; // "a/**/b" holds for a/b too
                regex.Append(isWholeSegment ? "(?:.*/)?" : ".*");
            }
            else
            {
                regex.Append("[^/]*");
            }
        }

        return regex.ToString();
    }

    private static List<string> Expand(string pattern, string text, string origin)
    {
        const int mostAlternatives = 1000;
        var done = new List<string>();
        var open = new Stack<string>([pattern]);
        while (open.TryPop(out var next))
        {
            if (FirstBraces(next) is not var (start, end, commas))
            {
                if (next.AsSpan().IndexOfAny('{', '}') >= 0)
                    throw Invalid(text, origin, "its braces do not pair");
                done.Add(next);
            }
            else
            {
                var from = start + 1;
                foreach (var to in commas.Append(end))
                {
                    open.Push(next[..start] + next[from..to] + next[(end + 1)..]);
                    from = to + 1;
                }
            }

            if (done.Count + open.Count > mostAlternatives)
                throw Invalid(text, origin, "its braces give more than 1000 patterns");
        }

        return done;
    }

    private static (int Start, int End, List<int> Commas)? FirstBraces(string pattern)
    {
        var start = pattern.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
            return null;
        var commas = new List<int>();
        var depth = 0;
        for (var i = start; i < pattern.Length; i++)
        {
            if (pattern[i] == '{')
                depth++;
            else if (pattern[i] == ',' && depth == 1)
                commas.Add(i);
            else if (pattern[i] == '}' && --depth == 0)
                return (start, i, commas);
        }

        return null;
    }

    private static GateException Invalid(string text, string origin, string why) =>
        new("glob-invalid", $"\"{text}\" is no pattern: {why}")
        {
            Place = origin,
            NextStep = "use * within a folder, ** across folders, ? for one character, {a,b} for either",
        };
}
