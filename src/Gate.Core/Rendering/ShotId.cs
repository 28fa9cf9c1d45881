using Gate.Core.Pages;

namespace Gate.Core.Rendering;

/// <summary><c>page@viewport[.state]</c>, split at the last <c>@</c>; <c>.default</c> is left out.</summary>
public sealed record ShotId(PageId Page, string Viewport, string State) : IComparable<ShotId>
{
    /// <summary>The state in which nothing was done to the page.</summary>
    public const string DefaultState = "default";

    /// <summary>Reads what <see cref="ToString"/> gave; null when it has no <c>@</c>.</summary>
    public static ShotId? TryParse(string text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1)
            return null;
        var rest = text[(at + 1)..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? new ShotId(PageId.Parse(text[..at]), rest, DefaultState)
            : new ShotId(PageId.Parse(text[..at]), rest[..dot], rest[(dot + 1)..]);
    }

    /// <inheritdoc/>
    public int CompareTo(ShotId? other)
    {
        if (other is null)
            return 1;
        var byPage = Page.CompareTo(other.Page);
        if (byPage != 0)
            return byPage;
        var byViewport = string.CompareOrdinal(Viewport, other.Viewport);
        return byViewport != 0 ? byViewport : string.CompareOrdinal(State, other.State);
    }

    /// <inheritdoc/>
    public override string ToString() => State == DefaultState ? $"{Page}@{Viewport}" : $"{Page}@{Viewport}.{State}";

    /// <summary>Order by page, viewport, state.</summary>
    public static bool operator <(ShotId left, ShotId right) => left.CompareTo(right) < 0;

    /// <summary>Order by page, viewport, state.</summary>
    public static bool operator >(ShotId left, ShotId right) => left.CompareTo(right) > 0;

    /// <summary>Order by page, viewport, state.</summary>
    public static bool operator <=(ShotId left, ShotId right) => left.CompareTo(right) <= 0;

    /// <summary>Order by page, viewport, state.</summary>
    public static bool operator >=(ShotId left, ShotId right) => left.CompareTo(right) >= 0;
}
