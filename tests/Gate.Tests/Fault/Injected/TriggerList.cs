using System.Collections;

namespace Gate.Tests.Fault.Injected;

/// <summary>A list that lets something happen when it is first looked at.</summary>
internal sealed class TriggerList<T>(IReadOnlyList<T> items, Action looked) : IReadOnlyList<T>
{
    public int Count
    {
        get
        {
            looked();
            return items.Count;
        }
    }

    public T this[int index]
    {
        get
        {
            looked();
            return items[index];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        looked();
        return items.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
