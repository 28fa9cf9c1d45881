using Gate.Core;
using Gate.Core.Pages;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages;

internal sealed class GlobTests
{
    [TestCase("*.html", "a.html", true)]
    [TestCase("*.html", "b/a.html", false)]
    [TestCase("*.html", "a.htm", false)]
    [TestCase("*", "a/b", false)]
    [TestCase("**", "a/b/c.html", true)]
    [TestCase("**/*.html", "a.html", true)]
    [TestCase("**/*.html", "a/b.html", true)]
    [TestCase("a/**", "a/b/c.html", true)]
    [TestCase("a/**", "ab/c.html", false)]
    [TestCase("a/", "a/b/c.html", true)]
    [TestCase("a/**/c.html", "a/c.html", true)]
    [TestCase("a/**/c.html", "a/b/d/c.html", true)]
    [TestCase("a/**/c.html", "a/bc.html", false)]
    [TestCase("a**c.html", "a/x/c.html", true)]
    [TestCase("?.html", "a.html", true)]
    [TestCase("?.html", "ab.html", false)]
    [TestCase("?.html", "/.html", false)]
    [TestCase("?.html", "😀.html", true)]
    [TestCase("{a,b}.html", "a.html", true)]
    [TestCase("{a,b}.html", "b.html", true)]
    [TestCase("{a,b}.html", "c.html", false)]
    [TestCase("{a,b/{c,d}}.html", "b/d.html", true)]
    [TestCase("{a,b/{c,d}}.html", "b.html", false)]
    [TestCase("{,drafts/}*.html", "x.html", true)]
    [TestCase("./a.html", "a.html", true)]
    [TestCase("/a.html", "a.html", true)]
    [TestCase("A.html", "a.html", false)]
    [TestCase("a.html", "axhtml", false)]
    [TestCase("a+(b)[c]^$|.html", "a+(b)[c]^$|.html", true)]
    [TestCase("caf\u00e9.html", "cafe\u0301.html", true)]
    [TestCase("*.html", "a\nb.html", true)]
    [TestCase("index.html*", "index.html?a=b", true)]
    public void Matches(string glob, string id, bool matches) => Assert.That(Glob.Parse(glob, "--include").Matches(PageId.Parse(id)), Is.EqualTo(matches));

    [TestCase("**/*.svg", "a/b.svg", true)]
    [TestCase("**/*.{svg,php}", "b.php", true)]
    [TestCase("docs/**", "docs/b.svg", false)]
    [TestCase("**/*.*", "b.svg", false)]
    [TestCase("{docs/**,*.svg}", "docs/b.svg", false)]
    [TestCase("a.b/**", "a.b/c", false)]
    public void Names_an_extension(string glob, string id, bool names) =>
        Assert.That(Glob.Parse(glob, "--include").MatchesByExtension(PageId.Parse(id)), Is.EqualTo(names));

    [TestCase("")]
    [TestCase("/")]
    [TestCase("{a")]
    [TestCase("a}")]
    [TestCase("}a{")]
    [TestCase("{a,{b}")]
    [TestCase("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}")]
    public void Refuses(string glob)
    {
        var error = Assert.Throws<GateException>(() => Glob.Parse(glob, "gate.exclude"))!;
        Assert.That((error.Code, error.Place), Is.EqualTo(("glob-invalid", "gate.exclude")));
    }
}
