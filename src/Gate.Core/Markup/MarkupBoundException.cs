namespace Gate.Core.Markup;

/// <summary>Markup that would cost more to read than any page that is meant to be looked at.</summary>
internal sealed class MarkupBoundException(string message) : Exception(message);
