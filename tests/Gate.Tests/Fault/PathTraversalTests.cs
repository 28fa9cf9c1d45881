using Gate.Core.Pages;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Fault;

/// <summary>Ways to ask for a file outside the root, or for one inside by a name that is not its own.</summary>
internal sealed class PathTraversalTests
{
    private SiteFolder _site = null!;

    [OneTimeSetUp]
    public void SetUp()
    {
        _site = new SiteFolder();
        Directory.CreateDirectory(_site.Outside);
        File.WriteAllText(Path.Combine(_site.Outside, "secret.txt"), "secret");
        Directory.CreateDirectory(_site.Root + "-beside");
        File.WriteAllText(Path.Combine(_site.Root + "-beside", "secret.txt"), "secret");
        _site.Add("index.html");
        _site.Add("docs/index.html");
        _site.Add(".git/config", "secret");
        _site.Link("out", "../outside");
        _site.Link("out.txt", "../outside/secret.txt");
        _site.Link("beside", "../site-beside");
        _site.Link("zero", "/dev/zero");
        _site.Link("loop", "loop");
    }

    [OneTimeTearDown]
    public void TearDown() => _site.Dispose();

    [TestCase("/../outside/secret.txt")]
    [TestCase("/../../outside/secret.txt")]
    [TestCase("/docs/../../outside/secret.txt")]
    [TestCase("/docs/../index.html")]
    [TestCase("/./index.html")]
    [TestCase("/docs/./index.html")]
    [TestCase("/docs/..")]
    [TestCase("/docs/.")]
    [TestCase("/..")]
    [TestCase("/.")]
    [TestCase("/...//outside/secret.txt")]
    [TestCase("/..%2foutside/secret.txt")]
    [TestCase("/..%2Foutside%2Fsecret.txt")]
    [TestCase("/%2e%2e/outside/secret.txt")]
    [TestCase("/%2E%2E/outside/secret.txt")]
    [TestCase("/.%2e/outside/secret.txt")]
    [TestCase("/%2e./outside/secret.txt")]
    [TestCase("/%2e%2e%2foutside%2fsecret.txt")]
    [TestCase("/%252e%252e/outside/secret.txt")]
    [TestCase("/%252e%252e%252foutside/secret.txt")]
    [TestCase("/..%252foutside/secret.txt")]
    [TestCase("/..%5coutside%5csecret.txt")]
    [TestCase("/..\\outside\\secret.txt")]
    [TestCase("/docs\\index.html")]
    [TestCase("/docs%5cindex.html")]
    [TestCase("/%5c%5cserver%5cshare")]
    [TestCase("//etc/passwd")]
    [TestCase("///etc/passwd")]
    [TestCase("//index.html")]
    [TestCase("/%2fetc/passwd")]
    [TestCase("/%2Fetc%2Fpasswd")]
    [TestCase("/etc/passwd")]
    [TestCase("/file:///etc/passwd")]
    [TestCase("/C:/Windows/win.ini")]
    [TestCase("/C%3a%5cWindows%5cwin.ini")]
    [TestCase("/%00")]
    [TestCase("/index.html%00")]
    [TestCase("/index.html%00.png")]
    [TestCase("/%00/../outside/secret.txt")]
    [TestCase("/index.html%0a")]
    [TestCase("/index.html%0d%0aX: y")]
    [TestCase("/index.html%7f")]
    [TestCase("/%c0%ae%c0%ae/outside/secret.txt")]
    [TestCase("/%c0%ae%c0%ae%c0%afoutside/secret.txt")]
    [TestCase("/%e0%80%ae%e0%80%ae/outside/secret.txt")]
    [TestCase("/%f0%80%80%ae/outside/secret.txt")]
    [TestCase("/%c0%afetc/passwd")]
    [TestCase("/%ff%fe/index.html")]
    [TestCase("/%ef%bc%8e%ef%bc%8e/outside/secret.txt")]
    [TestCase("/%u002e%u002e/outside/secret.txt")]
    [TestCase("/..;/outside/secret.txt")]
    [TestCase("/docs;/index.html")]
    [TestCase("/index.html;x=y")]
    [TestCase("/index.html/")]
    [TestCase("/index.html/.")]
    [TestCase("/index.html/..")]
    [TestCase("/index.html.")]
    [TestCase("/index.html%20")]
    [TestCase("/index.html::$DATA")]
    [TestCase("/index.html:stream")]
    [TestCase("/INDEX.HTML")]
    [TestCase("/Docs/index.html")]
    [TestCase("/INDEX~1.HTM")]
    [TestCase("/CON")]
    [TestCase("/nul.html")]
    [TestCase("/~/secret.txt")]
    [TestCase("/$HOME/secret.txt")]
    [TestCase("/out/secret.txt")]
    [TestCase("/out/../outside/secret.txt")]
    [TestCase("/out")]
    [TestCase("/out/")]
    [TestCase("/out.txt")]
    [TestCase("/beside/secret.txt")]
    [TestCase("/zero")]
    [TestCase("/loop")]
    [TestCase("/loop/index.html")]
    [TestCase("/.git/config")]
    [TestCase("/.GIT/config")]
    [TestCase("/docs/../.git/config")]
    [TestCase("/%")]
    [TestCase("/%2")]
    [TestCase("/%zz")]
    [TestCase("index.html")]
    [TestCase("")]
    public void Finds_nothing(string request)
    {
        var path = SitePath.Resolve(request, "/");
        var answer = path is null ? new SiteAnswer.Missing() : new FolderFiles(_site.Root).Find(path);
        Assert.That(answer, Is.InstanceOf<SiteAnswer.Missing>().Or.InstanceOf<SiteAnswer.Refused>());
    }

    [TestCase("/")]
    [TestCase("/index.html")]
    [TestCase("/index.html?../../outside/secret.txt")]
    [TestCase("/%69ndex.html")]
    [TestCase("/docs/")]
    [TestCase("/docs//index.html")]
    [TestCase("/docs/index%2ehtml")]
    public void Finds_the_page_itself(string request) =>
        Assert.That(new FolderFiles(_site.Root).Find(SitePath.Resolve(request, "/")!), Is.InstanceOf<SiteAnswer.Found>());

    [TestCase("/a\u00a5")]
    [TestCase("a\0b")]
    [TestCase("..")]
    [TestCase("docs/../../outside/secret.txt")]
    [TestCase("/etc/passwd")]
    [TestCase("docs\\index.html")]
    public void The_folder_itself_refuses_what_a_caller_forgot_to(string path) =>
        Assert.That(new FolderFiles(_site.Root).Find(path), Is.InstanceOf<SiteAnswer.Refused>());

    [Test]
    public void A_path_longer_than_the_system_takes_is_missing() =>
        Assert.That(new FolderFiles(_site.Root).Find(new string('x', 100_000)), Is.InstanceOf<SiteAnswer.Missing>());
}
