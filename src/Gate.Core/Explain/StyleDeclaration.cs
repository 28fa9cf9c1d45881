namespace Gate.Core.Explain;

/// <summary>A declaration of a style sheet.</summary>
/// <param name="Context">Conditions around its rule, e.g. <c>@media (max-width: 600px)</c>; empty where there are none.</param>
/// <param name="Selector">Its rule's selector list, or <c>@font-face</c> and its family.</param>
/// <param name="Property">Lower case, custom properties as written.</param>
/// <param name="Value">Spaces collapsed.</param>
/// <param name="Source"><c>side/file:line:column</c> of the property.</param>
internal sealed record StyleDeclaration(string Context, string Selector, string Property, string Value, string Source);
