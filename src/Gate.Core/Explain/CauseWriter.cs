using System.Globalization;
using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>Turns a change of the layout into a cause of the report, with its places in the sources.</summary>
internal sealed class CauseWriter(LayoutPair pair, SideText before, SideText after)
{
    private readonly Dictionary<LayoutChange, CauseFacts> _written = [];

    public CauseFacts Write(LayoutChange change)
    {
        if (!_written.TryGetValue(change, out var cause))
            _written[change] = cause = change.Edit is { } edit ? OfEdit(change, edit) : OfNode(change);
        return cause;
    }

    /// <summary>The highest node that moved, as a fact of its own: how far, and from where.</summary>
    public CauseFacts Shift(int node, (int X, int Y) way)
    {
        var (was, now) = (pair.Before.Nodes[pair.Alignment.BeforeOf(node)].Box!.Value, pair.After.Nodes[node].Box!.Value);
        var isDown = way.Y != 0;
        return new CauseFacts(pair.After.Selector(node), "shift", isDown ? "y" : "x", Number(isDown ? was.Y : was.X), Number(isDown ? now.Y : now.X), after.PlaceOf(pair.After, node, null))
        {
            SourceBefore = before.PlaceOf(pair.Before, pair.Alignment.BeforeOf(node), null),
        };
    }

    private static string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value, 2)}px");

    private CauseFacts OfEdit(LayoutChange change, StyleEdit edit)
    {
        var (was, now) = (change.Before, change.After);
        var (selector, name) = (Selector(change), change.Name);
        if (edit.IsOfContext)
        {
            (was, now) = (edit.Before!.Context.Length == 0 ? "always" : edit.Before.Context, edit.After!.Context.Length == 0 ? "always" : edit.After.Context);
            name = $"{change.Name} under";
        }
        else if (edit.IsOfVariable)
        {
            (selector, name, was, now) = (edit.Known.Selector, edit.Known.Property, edit.Before?.Value, edit.After?.Value);
        }

        return new CauseFacts(selector, "style", name, was, now, edit.After?.Source ?? edit.Before?.Source) { SourceBefore = edit.Before?.Source, Rule = edit.Known.Selector };
    }

    private CauseFacts OfNode(LayoutChange change)
    {
        var attribute = change.Kind == "attribute" ? change.Name : change.Kind == "style" ? "style" : null;
        return new CauseFacts(
            Selector(change), change.Kind, change.Name, change.Before, change.After,
            after.PlaceOf(pair.After, change.AfterNode, attribute) ?? (change.AfterNode < 0 ? before.PlaceOf(pair.Before, change.BeforeNode, attribute) : null))
        {
            SourceBefore = before.PlaceOf(pair.Before, change.BeforeNode, attribute),
        };
    }

    private string Selector(LayoutChange change) =>
        change.AfterNode >= 0 ? pair.After.Selector(change.AfterNode) : pair.Before.Selector(change.BeforeNode);
}
