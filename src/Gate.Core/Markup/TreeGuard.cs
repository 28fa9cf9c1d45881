using AngleSharp.Dom;

namespace Gate.Core.Markup;

/// <summary>
/// Whether two trees are one but for what renders the same: comments, white space beside blocks and its amount elsewhere, kinds of
/// space, class order, formatting of scripts and styles. It is what the lens is held against: no difference of the trees goes
/// unreported because the texts were read wrongly.
/// </summary>
internal static class TreeGuard
{
    /// <summary>The first elements at or after which the trees differ, or null when they do not.</summary>
    public static (IElement? Before, IElement? After)? FirstDifference(ParsedPage before, ParsedPage after)
    {
        using var one = TreeItem.Of(before.Document).GetEnumerator();
        using var other = TreeItem.Of(after.Document).GetEnumerator();
        var (hasOne, hasOther) = (one.MoveNext(), other.MoveNext());
        while (hasOne || hasOther)
        {
            if (hasOne && hasOther && one.Current.Equals(other.Current))
            {
                (hasOne, hasOther) = (one.MoveNext(), other.MoveNext());
                continue;
            }

            // Text of which nothing is left stands against nothing.
            var (isIdle, isOtherIdle) = (hasOne && one.Current.IsIdle, hasOther && other.Current.IsIdle);
            if (!isIdle && !isOtherIdle)
                return (hasOne ? one.Current.Near : Last(before), hasOther ? other.Current.Near : Last(after));
            hasOne = isIdle ? one.MoveNext() : hasOne;
            hasOther = isOtherIdle ? other.MoveNext() : hasOther;
        }

        return before.Document.CompatMode == after.Document.CompatMode ? null : (before.Document.DocumentElement, after.Document.DocumentElement);
    }

    private static IElement? Last(ParsedPage page) => page.Elements.Count == 0 ? null : page.Elements[^1];
}
