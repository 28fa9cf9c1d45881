namespace Gate.Core.Run;

/// <summary>How equality was established, cheapest first.</summary>
public enum Proof
{
    /// <summary>Every byte that the page asks for is the same on both sides.</summary>
    Inputs,

    /// <summary>The captures are the same bytes.</summary>
    Bytes,

    /// <summary>The captures decode to the same pixels outside masks.</summary>
    Pixels,

    /// <summary>Both sides lead to the same other page.</summary>
    Redirect,
}
