using System.Net;
using System.Text;
using Gate.Cli.Reviewing;
using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Fault;

/// <summary>Who knocks at <c>gate review</c>, and what it may do: everything but a decision from the page itself is refused, and the ledger stays as it was.</summary>
[TestFixture]
internal sealed class ReviewServerTests
{
    private const string Decision = "{\"decision\":\"approve\",\"shots\":[\"a.html@small\"],\"reason\":\"the new look of spring\"}";

    private ScratchFolder _scratch;
    private ReviewServer _server;
    private HttpClient _client;
    private Uri _address;

    [SetUp]
    public async Task SetUp()
    {
        _scratch = new ScratchFolder();
        var report = await SmallRun.RunAsync(_scratch, SmallRun.Dotted);
        var desk = new ReviewDesk(report, _scratch.At("out"), new LedgerSource("approvals.jsonl", Ledger, false), "anna");
        _server = await ReviewServer.StartAsync(desk, CancellationToken.None);
        _address = new Uri(_server.Address);
        _client = Client();
    }

    [TearDown]
    public async Task TearDown()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _scratch.Dispose();
    }

    private string Ledger => _scratch.At("approvals.jsonl");

    [Test]
    public async Task A_decision_from_the_page_is_in_the_ledger_at_once()
    {
        var page = await _client.GetStringAsync(_address);

        Assert.That((await PostAsync(Decision)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("data-served=\"yes\"").And.Contain("connect-src 'self'"));
        Assert.That(LedgerFile.Read(Ledger).Lines.Single().Approval, Has.Property("By").EqualTo("anna").And.Property("Decision").EqualTo(LedgerDecision.Approve));
        Assert.That(await _client.GetStringAsync(At("/")), Does.Contain("1 shot approved"), "the page is judged anew");
    }

    [Test]
    public async Task The_token_opens_once_and_a_wrong_one_never()
    {
        using var second = Client();
        using var wrong = Client();

        await AssertToldAsync(await wrong.GetAsync(At("/?token=00")));
        await AssertToldAsync(await wrong.GetAsync(At("/")));
        Assert.That((await _client.GetAsync(_address)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await AssertToldAsync(await second.GetAsync(_address));
        Assert.That((await _client.GetAsync(At("/"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task AssertToldAsync(HttpResponseMessage answer)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("This link was used already, or is not of this review. Start `gate review` again.\n"));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/plain; charset=utf-8"));
        Assert.That(
            new[] { "Cache-Control", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy", "Content-Security-Policy" }.Select(name => answer.Headers.GetValues(name).Single()),
            Is.EqualTo(new[] { "no-store", "nosniff", "no-referrer", "same-origin", "frame-ancestors 'none'" }));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
    }

    [TestCase("http://evil.example")]
    [TestCase("http://127.0.0.1:1")]
    [TestCase("null")]
    [TestCase("")]
    public async Task A_foreign_origin_writes_nothing(string origin)
    {
        await _client.GetAsync(_address);

        Assert.That((await PostAsync(Decision, origin: origin)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(Ledger, Does.Not.Exist);
    }

    [TestCase("evil.example")]
    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    public async Task A_name_that_was_rebound_to_this_machine_is_not_answered(string host)
    {
        await _client.GetAsync(_address);
        using var request = new HttpRequestMessage(HttpMethod.Get, At("/")) { Headers = { Host = host == "127.0.0.1" ? host : $"{host}:{_address.Port}" } };

        Assert.That((await _client.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_form_of_another_site_cannot_write()
    {
        await _client.GetAsync(_address);

        Assert.That((await PostAsync(Decision, type: "text/plain")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await PostAsync(Decision, type: "application/x-www-form-urlencoded")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(Ledger, Does.Not.Exist);
    }

    [TestCase("/evidence/../report.json")]
    [TestCase("/evidence/..%2freport.json")]
    [TestCase("/report.json")]
    [TestCase("/../before/a.html")]
    [TestCase("/%2e%2e/before/a.html")]
    [TestCase("//etc/passwd")]
    public async Task Only_pictures_that_the_report_names_are_served(string path)
    {
        await _client.GetAsync(_address);

        Assert.That((await _client.GetAsync(new Uri($"http://127.0.0.1:{_address.Port}{path}"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_picture_is_served_and_a_link_in_its_place_is_not()
    {
        await _client.GetAsync(_address);
        var picture = Directory.GetFiles(_scratch.At("out/evidence"), "after.png", SearchOption.AllDirectories)[0];
        var path = At($"/{Path.GetRelativePath(_scratch.At("out"), picture)}");

        Assert.That((await _client.GetAsync(path)).Content.Headers.ContentType!.MediaType, Is.EqualTo("image/png"));
        File.Delete(picture);
        File.CreateSymbolicLink(picture, "/etc/hostname");
        Assert.That((await _client.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_body_without_end_is_cut_off()
    {
        await _client.GetAsync(_address);

        var (status, _) = await PostAsync($"{{\"reason\":\"{new string('x', 2 * 1024 * 1024)}\"}}");

        Assert.That(status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(Ledger, Does.Not.Exist);
    }

    [TestCase("{", HttpStatusCode.BadRequest)]
    [TestCase("null", HttpStatusCode.BadRequest)]
    [TestCase("{\"decision\":\"approve\",\"shots\":[\"a.html@small\"],\"reason\":\"no\"}", HttpStatusCode.Conflict)]
    [TestCase("{\"decision\":\"approve\",\"shots\":[\"same.html@small\"],\"reason\":\"the new look of spring\"}", HttpStatusCode.Conflict)]
    public async Task What_is_no_decision_is_not_recorded(string body, HttpStatusCode expected)
    {
        await _client.GetAsync(_address);

        Assert.That((await PostAsync(body)).Status, Is.EqualTo(expected));
        Assert.That(Ledger, Does.Not.Exist);
    }

    [Test]
    public async Task Swapped_evidence_is_not_approved()
    {
        await _client.GetAsync(_address);
        foreach (var picture in Directory.GetFiles(_scratch.At("out/evidence"), "after.png", SearchOption.AllDirectories))
            await File.WriteAllBytesAsync(picture, SmallRun.Twice);

        var (status, text) = await PostAsync(Decision);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(text, Does.Contain("does not hold the pixels that were judged; nothing was recorded; run gate check again"));
        Assert.That(Ledger, Does.Not.Exist);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_run_that_was_replaced_under_the_review_is_named_with_what_to_do(bool isThere)
    {
        await _client.GetAsync(_address);
        Directory.Delete(_scratch.At("out"), recursive: true);
        if (isThere)
            await SmallRun.RunAsync(_scratch, SmallRun.Twice);

        var (status, text) = await PostAsync(Decision);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(text, Does.Contain("the run was replaced or removed since this review began, so nothing was recorded; end this review, and start gate review again"));
        Assert.That(Ledger, Does.Not.Exist);
    }

    [Test]
    public async Task A_disk_without_room_is_told_and_the_ledger_is_as_it_was()
    {
        await _client.GetAsync(_address);
        await PostAsync(Decision);
        var before = await File.ReadAllTextAsync(Ledger);
        File.CreateSymbolicLink($"{Ledger}.next", "/dev/full");

        var (status, text) = await PostAsync(Decision.Replace("approve", "reject", StringComparison.Ordinal));

        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(text, Does.Contain("cannot be written"));
        Assert.That(await File.ReadAllTextAsync(Ledger), Is.EqualTo(before));
    }

    [Test]
    public async Task Two_reviews_of_one_ledger_side_by_side_lose_no_decision()
    {
        const int each = 8;
        await _client.GetAsync(_address);
        var report = RunFolder.Read(_scratch.At("out"));
        await using var other = await ReviewServer.StartAsync(new ReviewDesk(report, _scratch.At("out"), new LedgerSource("approvals.jsonl", Ledger, false), "bert"), CancellationToken.None);
        using var theirs = Client();
        var origin = new Uri(other.Address);
        await theirs.GetAsync(origin);

        await Task.WhenAll(Enumerable.Range(0, each).SelectMany(index => new[] { OneAsync(_client, _address, index), OneAsync(theirs, origin, index) }));

        var lines = LedgerFile.Read(Ledger).Lines;
        Assert.That(lines.Select(line => line.Approval.Reason), Is.Unique);
        Assert.That(lines.GroupBy(line => line.Approval.By).ToDictionary(by => by.Key, by => by.Count()), Is.EqualTo(new Dictionary<string, int> { ["anna"] = each, ["bert"] = each }));

        static async Task OneAsync(HttpClient client, Uri address, int index)
        {
            var body = $$"""{"decision":"approve","shots":["{{(index % 2 == 0 ? "a" : "b")}}.html@small"],"reason":"looked at {{address.Port}}, time {{index}}"}""";
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/decisions")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
            using var answer = await client.SendAsync(request);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task It_ends_when_asked_to()
    {
        await _client.GetAsync(_address);
        var waiting = _server.WaitAsync(CancellationToken.None);

        Assert.That((await PostAsync("{}", path: "/shutdown")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        await waiting;
        Assert.That(Ledger, Does.Not.Exist);
    }

    private static HttpClient Client() => new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(2) });

    private Uri At(string path) => new(_address, path);

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string body, string? origin = null, string type = "application/json", string path = "/decisions")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = new StringContent(body, Encoding.UTF8, type) };
        // The server answers before a large body is sent; without this it hangs up in the midst of it.
        request.Headers.ExpectContinue = body.Length > 65_536;
        origin ??= $"http://127.0.0.1:{_address.Port}";
        if (origin.Length > 0)
            request.Headers.Add("Origin", origin);
        using var answer = await _client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
