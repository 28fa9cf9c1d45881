namespace Gate.Harness.Discovery;

/// <summary>What came of asking for an address without a browser.</summary>
internal abstract record SiteText
{
    private SiteText()
    {
    }

    /// <param name="Bytes">The body, unpacked; its beginning only where it is not whole.</param>
    /// <param name="IsWhole">Whether nothing is missing.</param>
    /// <param name="Type">The media type, lower case; empty where none was said.</param>
    public sealed record Found(byte[] Bytes, bool IsWhole, string Type) : SiteText
    {
        /// <summary>Whether a browser shows it as a page.</summary>
        public bool IsPage => Type is "text/html" or "application/xhtml+xml";
    }

    /// <param name="To">Where it leads; null where the answer does not say.</param>
    public sealed record Moved(Uri? To) : SiteText;

    /// <param name="Status">An HTTP status that is neither success nor redirect.</param>
    public sealed record Refused(int Status) : SiteText;

    /// <param name="Why">For people.</param>
    public sealed record Unreachable(string Why) : SiteText;
}
