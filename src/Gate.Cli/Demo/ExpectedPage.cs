namespace Gate.Cli.Demo;

/// <summary>A page of a story.</summary>
/// <param name="Page">Page id.</param>
/// <param name="Trap">What was done to it, in a sentence.</param>
/// <param name="Shots">By viewport.</param>
internal sealed record ExpectedPage(string Page, string Trap, IReadOnlyDictionary<string, ExpectedShot> Shots);
