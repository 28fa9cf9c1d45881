using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>frames</c>: what a frame shows and what it may do.</summary>
internal sealed class FrameCheck : AttributeCheck
{
    public override string Id => "frames";

    protected override bool Watches(IElement element, string name) =>
        name is "src" or "srcdoc" or "sandbox" or "allow" or "allowfullscreen" or "referrerpolicy" or "name" or "loading" or "data" or "credentialless" or "csp"
        && IsFrame(element);

    protected override string? Meaning(PageSideMarkup side, IElement element, string name) => element.GetAttribute(name) is not { } value ? null
        : name is "src" or "data" ? side.Shown(value)
        : name == "allow" ? string.Join("; ", Markup.SpaceText.Collapse(value).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        : name == "sandbox" ? string.Join(' ', value.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)) : value;

    protected override Severity? SeverityOf(ElementPair pair, string name, string? before, string? after) => NewCode(pair.Before, pair.After) is null || name is not ("srcdoc" or "src" or "data") ? Severity.Warn : Severity.Fail;

    protected override IEnumerable<SemanticChange> More(PagePairMarkup pages)
    {
        foreach (var frame in pages.Removed.Where(element => element.LocalName == "iframe"))
            yield return pages.Gone(Severity.Warn, frame, "the frame is gone");
        foreach (var frame in pages.Added.Where(IsFrame))
        {
            // The same code in a frame elsewhere is not new.
            if (NewCode(null, frame) is { } code && !pages.Removed.Any(other => IsFrame(other) && pages.WasAsLive(other, frame) && NewCode(other, frame) is null))
                yield return pages.New(Severity.Fail, frame, $"the {frame.LocalName} is new, and with it code: {ValueText.Quoted(ElementText.Short(code, 60))}");
            else if (frame.LocalName == "iframe")
                yield return pages.New(Severity.Warn, frame, "the frame is new");
        }
    }

    private static bool IsFrame(IElement element) => element.LocalName is "iframe" or "frame" or "embed" or "object";

    /// <summary>Code that the document of a frame holds, as far as it is written in the page itself.</summary>
    private static string? NewCode(IElement? before, IElement after)
    {
        var known = before is null ? [] : Codes(before).ToHashSet(StringComparer.Ordinal);
        return Codes(after).FirstOrDefault(code => !known.Contains(code));
    }

    private static IEnumerable<string> Codes(IElement frame)
    {
        foreach (var name in (string[])["src", "data"])
        {
            if (frame.GetAttribute(name) is { } address && PageCode.IsDocument(address))
                yield return address;
        }

        foreach (var code in frame.GetAttribute("srcdoc") is { } markup ? PageCode.Within(markup) : [])
            yield return code;
    }
}
