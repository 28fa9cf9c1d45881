namespace Gate.Fixtures;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014). The committed fixtures must be reproducible on every runtime and machine, which the
/// framework's own generator does not promise between versions.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>An independent stream for a named part, so that one part can change without moving all others.</summary>
    public static SeededRandom For(ulong seed, string part) => new(Fnv1A(part) ^ (seed * 0x9E3779B97F4A7C15UL));

    /// <summary>FNV-1a, 64 bits, over UTF-16 code units.</summary>
    public static ulong Fnv1A(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in text) hash = (hash ^ unit) * 0x100000001B3UL;
        return hash;
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>An integer in [0, limit).</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>An integer in [from, to).</summary>
    public int Between(int from, int to) => from + Below(to - from);

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Lower-case hexadecimal digits, as exporters use for element ids.</summary>
    public string Hex(int digits) => Next().ToString("x16", System.Globalization.CultureInfo.InvariantCulture)[..digits];

    /// <summary>The items in a random order (Fisher–Yates).</summary>
    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToArray();
        for (var last = list.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }
        return list;
    }
}
