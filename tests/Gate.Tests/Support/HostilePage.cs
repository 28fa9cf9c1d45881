namespace Gate.Tests.Support;

/// <summary>A page that means harm.</summary>
/// <param name="Name">Of the page, without extension.</param>
/// <param name="Markup">Of the whole page.</param>
/// <param name="Failure">How the message of its failure begins or what it holds; null where the page does no harm and is captured.</param>
internal sealed record HostilePage(string Name, string Markup, string? Failure = null);
