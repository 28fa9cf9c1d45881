using System.Text.RegularExpressions;

namespace Gate.Fixtures.Edits;

/// <summary>Puts markup into a page, where it lacks what an edit needs.</summary>
internal static partial class Staging
{
    /// <summary>Right behind the title or the start of the body.</summary>
    /// <exception cref="InvalidOperationException">The page has neither.</exception>
    public static string Put(string page, string stage, bool inHead)
    {
        if (stage.Length == 0)
            return page;
        var mark = (inHead ? Title() : Body()).Match(page);
        return mark.Success ? page.Insert(mark.Index + mark.Length, $"\n{stage}\n") : throw new InvalidOperationException($"the page has no {(inHead ? "title" : "body")}");
    }

    [GeneratedRegex("</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<body[^>]*>")]
    private static partial Regex Body();
}
