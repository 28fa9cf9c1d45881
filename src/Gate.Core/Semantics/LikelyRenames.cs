using Gate.Core.Checks;
using Gate.Core.Markup;
using Gate.Core.Pages;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary><c>page-renamed</c>: a page that is gone and a page that is new are nearly the same; nobody said that they are one.</summary>
internal static class LikelyRenames
{
    // Of what the markup is made of.
    private const double NearlyAll = 0.8;

    // A site whose every page has a new address is described by no advice; every pair of pages is compared.
    private const int MostPages = 50;

    /// <summary>One an added page, with the removed page that is most like it; each removed page once.</summary>
    public static IEnumerable<Finding> Find(Site before, Site after, IReadOnlyList<PagePair> pairs, CancellationToken cancellationToken)
    {
        List<PagePair> gone = [.. pairs.Where(pair => pair.After is null)];
        List<PagePair> added = [.. pairs.Where(pair => pair.Before is null)];
        if (gone.Count == 0 || added.Count == 0 || Math.Max(gone.Count, added.Count) > MostPages)
            yield break;
        var old = gone.Select(pair => (pair.Id, Pieces: Pieces(before, pair.Before!))).ToList();
        foreach (var pair in added.OrderBy(pair => pair.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pieces = Pieces(after, pair.After!);
            var (id, likeness) = old.Select(page => (page.Id, Likeness: Likeness(page.Pieces, pieces))).OrderByDescending(page => page.Likeness).ThenBy(page => page.Id).FirstOrDefault();
            if (id is null || likeness < NearlyAll)
                continue;
            old.RemoveAll(page => page.Id == id);
            yield return FindingFactory.OfPage(
                "page-renamed",
                Severity.Warn,
                pair.Id.Value,
                $"the page is new, and \"{id}\" is gone, with {(likeness < 1 ? "nearly " : "")}the same content: if it was renamed, list all pages in a file for --pages, one a line, and this one as \"{id}\", a tab and \"{pair.Id}\"");
        }
    }

    private static Dictionary<string, int> Pieces(Site site, PageEntry page)
    {
        if (PageBytes.Read(site, page) is not { } bytes)
            return [];
        var source = MarkupSource.Read(page.Id.Value, bytes);
        return MarkupLexer.Read(source).Select(lexeme => source.Text[lexeme.Start..lexeme.End].Trim()).Where(piece => piece.Length > 0)
            .GroupBy(piece => piece, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
    }

    // By characters: of two pages that share a frame, it is the text that tells.
    private static double Likeness(Dictionary<string, int> one, Dictionary<string, int> other)
    {
        var most = Math.Max(Size(one), Size(other));
        return most == 0 ? 0 : (double)one.Sum(piece => (long)piece.Key.Length * Math.Min(piece.Value, other.GetValueOrDefault(piece.Key))) / most;
    }

    private static long Size(Dictionary<string, int> pieces) => pieces.Sum(piece => (long)piece.Key.Length * piece.Value);
}
