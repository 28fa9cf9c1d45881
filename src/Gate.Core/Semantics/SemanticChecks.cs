using Gate.Core.Semantics.Checks;

namespace Gate.Core.Semantics;

/// <summary>The semantic checks, in the order of <c>docs/checks.md</c>; nothing is found by scanning.</summary>
internal static class SemanticChecks
{
    public static IReadOnlyList<IPageCheck> All { get; } =
    [
        new AccessibleNameCheck(),
        new RoleCheck(),
        new AriaCheck(),
        new ReferenceCheck(),
        new AltCheck(),
        new LabelCheck(),
        new HeadingCheck(),
        new LandmarkCheck(),
        new LanguageCheck(),
        new LinkTargetCheck(),
        new BrokenLinkCheck(),
        new FormCheck(),
        new ScriptCheck(),
        new HandlerCheck(),
        new RemoteOriginCheck(),
        new FrameCheck(),
        new SecurityPolicyCheck(),
        new TitleCheck(),
        new MetaCheck(),
        new CanonicalCheck(),
        new HreflangCheck(),
        new OpenGraphCheck(),
        new StructuredDataCheck(),
        new MicrodataCheck(),
        new FeedCheck(),
        new StyleSheetCheck(),
        new MediaCheck(),
        new TableCheck(),
        new FocusCheck(),
        new DisclosureCheck(),
        new AnnotationCheck(),
        new DataAttributeCheck(),
        new OtherAttributeCheck(),
        new UnplacedTagCheck(),
        new DuplicateIdCheck(),
        new HiddenTextCheck(),
        new VisibleTextCheck(),
    ];

    public static IReadOnlyList<string> Ids { get; } = [.. All.Select(check => check.Id)];
}
