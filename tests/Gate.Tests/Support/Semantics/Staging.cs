using NUnit.Framework;

namespace Gate.Tests.Support.Semantics;

/// <summary>Puts markup into a page, where it lacks what an edit needs.</summary>
internal static class Staging
{
    public static string Put(string page, string stage, bool inHead)
    {
        if (stage.Length == 0)
            return page;
        var mark = inHead ? "</title>" : "<body>";
        var at = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        Assert.That(at, Is.GreaterThanOrEqualTo(mark.Length), $"the page has no {mark}");
        return page.Insert(at, "\n" + stage + "\n");
    }
}
