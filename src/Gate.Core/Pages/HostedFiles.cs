namespace Gate.Core.Pages;

/// <summary>
/// Files as static hosts show them: <c>about</c> is <c>about.html</c> (GitHub Pages, Netlify, Cloudflare Pages), <c>_redirects</c>
/// counts (Netlify, Cloudflare Pages), and what is not there is answered by <c>404.html</c>, with status 404.
/// </summary>
internal sealed class HostedFiles(ISiteFiles files) : ISiteFiles
{
    private readonly Lazy<SiteRedirects> _redirects = new(() => SiteRedirects.Read(files));

    public SiteAnswer Find(string path)
    {
        if (_redirects.Value.Find(path, isForced: true) is { } forced)
            return Follow(forced);
        var answer = files.Find(path);
        if (answer is not SiteAnswer.Missing)
            return answer;
        if (path.Length > 0 && !path.EndsWith('/') && files.Find(path + ".html") is SiteAnswer.Found clean)
            return clean;
        return _redirects.Value.Find(path, isForced: false) is { } rule ? Follow(rule) : NotFound();
    }

    private SiteAnswer Follow(SiteRedirect rule)
    {
        if (rule.Status is not (200 or 404))
            return new SiteAnswer.Moved(rule.Target, rule.Status);
        // A rewrite: the target's content at the address that was asked for. It is not followed by further rules.
        var target = PagePath.DecodeOfFile(rule.Target.Split('?')[0].TrimStart('/')) is { } path ? files.Find(path) : new SiteAnswer.Missing();
        return target switch
        {
            SiteAnswer.Found found when rule.Status == 404 => new SiteAnswer.Missing { Page = found },
            SiteAnswer.Missing => NotFound(),
            _ => target,
        };
    }

    private SiteAnswer.Missing NotFound() => new() { Page = files.Find("404.html") as SiteAnswer.Found };
}
