using Gate.Core.Run;

namespace Gate.Tests.Support.Hostile;

/// <summary>A page or server that means harm, as the manifest has it.</summary>
/// <param name="Page">Name, without extension: of a file below <c>pages/</c> or <c>servers/</c>.</param>
/// <param name="Status">That its shot has to have.</param>
/// <param name="Says">Part of its failure's message: the bound, or why there is no page. Null where it does no harm and is captured.</param>
/// <param name="Or">The bound that a busy machine may meet first, named just as well.</param>
internal sealed record HostilePage(string Page, ShotStatus Status, string? Says = null, string? Or = null);
