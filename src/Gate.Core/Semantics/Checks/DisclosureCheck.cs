using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>disclosure</c>: what is open, hidden or pops up.</summary>
internal sealed class DisclosureCheck : AttributeCheck
{
    public override string Id => "disclosure";

    protected override bool Watches(IElement element, string name) => name is "hidden" or "open" or "popover" or "popovertarget" or "popovertargetaction" or "command" or "commandfor"
        // Of those of one name one is open at a time.
        || (name == "name" && element.LocalName == "details");

    protected override string? Meaning(PageSideMarkup side, IElement element, string name) =>
        element.GetAttribute(name) is not { } value ? null : name == "open" || (name == "hidden" && value != "until-found") ? "" : value;
}
