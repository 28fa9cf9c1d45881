using System.Collections.Concurrent;
using System.Security.Cryptography;
using Gate.Core.Markup;
using Gate.Core.Pages;

namespace Gate.Core.Semantics;

/// <summary>What links of one side can lead to. Safe for concurrent use; a page that is linked to is read once.</summary>
internal sealed class SiteIndex(ISiteFiles files)
{
    /// <summary>Larger files are not searched for ids: a link into one counts as whole.</summary>
    private const long MostBytes = 16 << 20;

    private readonly ConcurrentDictionary<string, Lazy<IReadOnlySet<string>?>> _ids = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlySet<string>>> _scriptNames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlySet<string>>> _scriptSelectors = new(StringComparer.Ordinal);

    /// <summary>The origin at which both sides are served.</summary>
    public static Uri Root { get; } = new("http://site.localhost/");

    public static bool IsInside(Uri uri) => uri.IsAbsoluteUri && uri.Scheme == Root.Scheme && uri.Authority == Root.Authority;

    public static string Shown(Uri uri) => IsInside(uri) ? Uri.UnescapeDataString(uri.PathAndQuery[1..]) + Uri.UnescapeDataString(uri.Fragment) : uri.Scheme == "data" ? $"data:… (sha256 {ElementText.Digest(uri.OriginalString)}…)" : uri.AbsoluteUri;

    /// <summary>Why a link leads nowhere, or null when it leads somewhere or cannot be known (another site, a script's route).</summary>
    public string? WhyBroken(Uri uri)
    {
        if (!IsInside(uri))
            return null;
        if (PagePath.Decode(uri.AbsolutePath[1..]) is not { } path)
            return "there is no such page or file";
        if (files.Find(path) is SiteAnswer.Moved)
            return null;
        if (Page(path) is not { } found)
            return "there is no such page or file";
        var fragment = uri.Fragment.TrimStart('#');
        if (fragment.Length == 0 || fragment[0] is '/' or '!' || fragment.StartsWith(":~:", StringComparison.Ordinal) || !IsHtml(found.Name))
            return null;
        if (fragment.Equals("top", StringComparison.OrdinalIgnoreCase) || Ids(path, found) is not { } ids)
            return null;
        return ids.Contains(fragment) || ids.Contains(Uri.UnescapeDataString(fragment)) ? null : $"the page has no \"#{Uri.UnescapeDataString(fragment)}\"";
    }

    /// <summary>The SHA-256 of a file of the site, in hexadecimal; null for what is none, or is too large.</summary>
    public string? Digest(Uri uri)
    {
        if (!IsInside(uri) || PagePath.Decode(uri.AbsolutePath[1..]) is not { } path || files.Find(path) is not SiteAnswer.Found { Length: <= MostBytes } found)
            return null;
        using var content = found.Open();
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>The text of a file of the site; null for what is none, or is too large.</summary>
    public string? Text(Uri uri)
    {
        if (!IsInside(uri) || PagePath.Decode(uri.AbsolutePath[1..]) is not { } path || files.Find(path) is not SiteAnswer.Found { Length: <= MostBytes } found)
            return null;
        using var reader = new StreamReader(found.Open());
        return reader.ReadToEnd();
    }

    /// <summary>What strings in a script of the site say; empty for what is none, or is too large.</summary>
    public IReadOnlySet<string> ScriptNamesOf(Uri uri) =>
        _scriptNames.GetOrAdd(uri.AbsolutePath, _ => new Lazy<IReadOnlySet<string>>(() => Text(uri) is { } text ? ScriptNames.In(text) : new HashSet<string>(StringComparer.Ordinal))).Value;

    /// <summary>Selectors that a script of the site looks for elements by; empty for what is none, or is too large.</summary>
    public IReadOnlySet<string> ScriptSelectorsOf(Uri uri) =>
        _scriptSelectors.GetOrAdd(uri.AbsolutePath, _ => new Lazy<IReadOnlySet<string>>(() => Text(uri) is { } text ? ScriptSelectors.In(text) : new HashSet<string>(StringComparer.Ordinal))).Value;

    private SiteAnswer.Found? Page(string path) => files.Find(path) switch
    {
        SiteAnswer.Found found => found,
        SiteAnswer.Folder => files.Find(path + "/") as SiteAnswer.Found,
        _ => null,
    };

    private static bool IsHtml(string name) => Path.GetExtension(name).ToLowerInvariant() is ".html" or ".htm" or ".xhtml" or ".xht";

    private IReadOnlySet<string>? Ids(string path, SiteAnswer.Found file) =>
        _ids.GetOrAdd(path, _ => new Lazy<IReadOnlySet<string>?>(() => Read(file))).Value;

    private static HashSet<string>? Read(SiteAnswer.Found file)
    {
        if (file.Length > MostBytes)
            return null;
        var bytes = new byte[file.Length];
        using (var content = file.Open())
            content.ReadExactly(bytes);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var lexemes = MarkupLexer.Read(MarkupSource.Read(file.Name, bytes));
        // No link leads into a template or a shadow tree.
        var isHidden = new bool[lexemes.Count];
        for (var i = 0; i < lexemes.Count; i++)
        {
            var lexeme = lexemes[i];
            isHidden[i] = lexeme.Parent >= 0 && (isHidden[lexeme.Parent] || lexemes[lexeme.Parent].Name == "template");
            if (lexeme.Kind != LexemeKind.Open || isHidden[i])
                continue;
            if (lexeme.Value("id") is { } id)
                ids.Add(id);
            if (lexeme.Name == "a" && lexeme.Value("name") is { } name)
                ids.Add(name);
        }

        return ids;
    }
}
