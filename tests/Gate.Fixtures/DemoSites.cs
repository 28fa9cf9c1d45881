using Gate.Fixtures.Fieldnotes;
using Gate.Fixtures.Harbour;

namespace Gate.Fixtures;

/// <summary>The demo page sets.</summary>
internal static class DemoSites
{
    public static IReadOnlyList<Story> Stories(ulong seed) => [HarbourStory.Build(seed), FieldnotesStory.Build(seed)];
}
