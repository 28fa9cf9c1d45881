namespace Gate.Tests.Support.Network;

/// <summary>One way for a page to talk to somebody.</summary>
/// <param name="Name">Also the page's name.</param>
/// <param name="Markup">What the page does; <c>:TCP</c> and <c>:UDP</c> stand for the ports of its own listeners.</param>
/// <param name="IsRecorded">Whether what is refused can be told from the page's requests; the rest ends inside the browser.</param>
internal sealed record EscapeChannel(string Name, string Markup, bool IsRecorded = true)
{
    /// <summary>The whole page; the slow picture keeps it open long enough for what is asked for late.</summary>
    public string Page(int tcp, int udp) =>
        "<!doctype html><body>" + Markup.Replace(":TCP", $":{tcp}", StringComparison.Ordinal).Replace(":UDP", $":{udp}", StringComparison.Ordinal) + "<img src=/slow.svg>";
}
