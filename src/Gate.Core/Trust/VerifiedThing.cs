namespace Gate.Core.Trust;

/// <summary>One thing that has to be as it was judged.</summary>
/// <param name="Name">before, after, config, pages, policy, ledger or verdict.</param>
/// <param name="Holds">Null: it cannot be seen, which is no yes.</param>
/// <param name="Says">What it is, and what it was, for people.</param>
public sealed record VerifiedThing(string Name, bool? Holds, string Says);
