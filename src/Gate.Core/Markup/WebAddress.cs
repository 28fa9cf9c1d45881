using AngleSharp.Dom;

namespace Gate.Core.Markup;

/// <summary>Addresses as browsers read them, by the URL standard: "https:a.example", "\\a.example" and "https://%61.example/" lead to a host, which <see cref="Uri"/> alone does not see.</summary>
internal static class WebAddress
{
    /// <summary>Where an address leads, or null when it is none.</summary>
    /// <param name="root">What it is relative to.</param>
    /// <param name="written">As an attribute or a style has it.</param>
    public static Uri? Resolve(Uri root, string written)
    {
        var address = new Url(new Url(root.AbsoluteUri), written);
        if (!address.IsInvalid && address.Scheme is "http" or "https" or "ws" or "wss" or "ftp" && Uri.TryCreate(address.Href, UriKind.Absolute, out var web))
            return web;
        // Other schemes are left as they are written: the content of a "data:" address counts by its letters.
        return Uri.TryCreate(root, new string([.. written.Trim().Where(character => character is not ('\t' or '\n' or '\r'))]), out var uri) ? uri : null;
    }

    /// <summary>What the addresses of a page are relative to.</summary>
    /// <param name="page">Where it stands.</param>
    /// <param name="href">Of the <c>base</c> that counts, or null; one that leads nowhere on the web is none.</param>
    public static Uri Base(Uri page, string? href) => href is not null && Resolve(page, href) is { Scheme: "http" or "https" } given ? given : page;
}
