using System.Text;

namespace Gate.Core.Pages;

/// <summary>
/// A page's stable name: its decoded path with <c>/</c>, without the leading one; a live path that ends in <c>/</c> gets
/// <c>index.html</c>; a query is kept, its parameters sorted. Compared in Unicode NFC; the spelling found is kept.
/// </summary>
public sealed class PageId : IEquatable<PageId>, IComparable<PageId>
{
    private readonly string _key;

    private PageId(string value)
    {
        Value = value;
        _key = value.Normalize(NormalizationForm.FormC);
    }

    /// <summary>The name as found, e.g. <c>blog/2024/a b.html</c>.</summary>
    public string Value { get; }

    /// <param name="decodedPath">A decoded path relative to the root of the page set, with <c>/</c>.</param>
    /// <param name="query">The query without <c>?</c>; its parameters are sorted ordinally.</param>
    public static PageId Create(string decodedPath, string? query = null)
    {
        var path = decodedPath.TrimStart('/');
        if (path.Length == 0 || path.EndsWith('/'))
            path += "index.html";
        if (string.IsNullOrEmpty(query))
            return new PageId(path);
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(parameters, StringComparer.Ordinal);
        return new PageId($"{path}?{string.Join('&', parameters)}");
    }

    /// <summary>Reads back what <see cref="Value"/> gave.</summary>
    public static PageId Parse(string value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(PageId? other) => other is null ? 1 : string.CompareOrdinal(_key, other._key);

    /// <inheritdoc/>
    public bool Equals(PageId? other) => other is not null && _key == other._key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PageId);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_key);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Equal in NFC.</summary>
    public static bool operator ==(PageId? left, PageId? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different in NFC.</summary>
    public static bool operator !=(PageId? left, PageId? right) => !(left == right);

    /// <summary>Ordinal order of the NFC form.</summary>
    public static bool operator <(PageId left, PageId right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order of the NFC form.</summary>
    public static bool operator >(PageId left, PageId right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order of the NFC form.</summary>
    public static bool operator <=(PageId left, PageId right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order of the NFC form.</summary>
    public static bool operator >=(PageId left, PageId right) => left.CompareTo(right) >= 0;
}
