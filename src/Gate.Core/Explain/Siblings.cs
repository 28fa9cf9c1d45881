using System.Collections.Concurrent;

namespace Gate.Core.Explain;

/// <summary>Elements of one name below one parent. Looked through once, however often one of them is asked for. Safe for concurrent use.</summary>
/// <param name="all">In their order.</param>
/// <param name="valueOf">The value of an attribute of one, or null.</param>
internal sealed class Siblings<T>(IReadOnlyList<T> all, Func<T, string, string?> valueOf)
    where T : notnull
{
    private readonly Dictionary<T, int> _at = all.Index().ToDictionary(each => each.Item, each => each.Index);
    private readonly ConcurrentDictionary<string, ILookup<string, T>> _byValue = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => all.Count;

    /// <summary>One of them.</summary>
    public T this[int at] => all[at];

    /// <summary>Where it stands among them.</summary>
    public int IndexOf(T one) => _at[one];

    /// <summary>Those of which an attribute has a value.</summary>
    public IEnumerable<T> With(string name, string value) =>
        _byValue.GetOrAdd(name, _ => all.Where(one => valueOf(one, name) is not null).ToLookup(one => valueOf(one, name)!, StringComparer.Ordinal))[value];
}
