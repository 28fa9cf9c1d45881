namespace Gate.Core.Markup;

/// <summary>Markup that would cost more to read than any page that is meant to be looked at, or of which browsers may read something else.</summary>
internal sealed class MarkupUnreadException(string message) : Exception(message);
