namespace Gate.Harness.Serving;

/// <summary>A request to a replayed host has no answer; the message says why, the same in every run.</summary>
internal sealed class ExternalTroubleException(string message, Exception? inner = null) : Exception(message, inner);
