using Gate.Core.Rendering;
using Gate.Harness.Reuse;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Reuse;

/// <summary>The cache between runs holds what was put in, or nothing.</summary>
internal sealed class ClosureStoreTests
{
    private static readonly string Key = new('a', 64);

    private readonly List<string> _notes = [];
    private ScratchFolder _folder = null!;

    private ClosureStore Store => new(_folder.Root, _notes.Add, TimeProvider.System);

    private string[] Files => Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories);

    [SetUp]
    public void Create()
    {
        _notes.Clear();
        _folder = new ScratchFolder();
    }

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public void What_was_kept_is_found_by_its_key_alone()
    {
        Store.Keep(Key, Sample("a"));
        Store.Keep(Key, Sample("b"));
        Store.Keep(Key, Sample("b"));

        var found = Store.Find(Key).Select(entry => entry.Closure).ToList();

        Assert.That(found.Select(closure => closure.Inputs.Answers[0].Body), Is.EquivalentTo(new[] { "a", "b" }));
        var one = found.Single(closure => closure.Inputs.Answers[0].Body == "a");
        Assert.That(one.Inputs.Answers, Is.EqualTo(Sample("a").Inputs.Answers));
        Assert.That(one.Inputs.Doubt, Is.Null);
        Assert.That(one.Requests, Is.EqualTo(Sample("a").Requests));
        Assert.That(one.Settle.Waited, Is.EqualTo(Sample("a").Settle.Waited));
        Assert.That(one.Runtime.ConsoleErrors, Is.EqualTo(Sample("a").Runtime.ConsoleErrors));
        Assert.That(Store.Find(new string('b', 64)), Is.Empty);
        Assert.That(_notes, Is.Empty);
    }

    [Test]
    public void A_damaged_entry_is_dropped_with_a_note([Values(0, 31, 32, 200, -1)] int at)
    {
        Store.Keep(Key, Sample("a"));
        var bytes = File.ReadAllBytes(Files.Single());
        bytes[at < 0 ? bytes.Length - 1 : at] ^= 1;
        File.WriteAllBytes(Files.Single(), bytes);

        Assert.That(Store.Find(Key), Is.Empty);
        Assert.That(_notes, Has.Count.EqualTo(1));
        Assert.That(Files, Is.Empty);
    }

    [Test]
    public void A_cut_entry_is_dropped_with_a_note([Values(0, 5, 32, 100)] int length)
    {
        Store.Keep(Key, Sample("a"));
        File.WriteAllBytes(Files.Single(), File.ReadAllBytes(Files.Single())[..length]);

        Assert.That(Store.Find(Key), Is.Empty);
        Assert.That(_notes, Has.Count.EqualTo(1));
        Assert.That(Files, Is.Empty);
    }

    [Test]
    public void What_a_killed_run_left_half_written_is_not_read_and_goes_in_time()
    {
        Store.Keep(Key, Sample("a"));
        var whole = Files.Single();
        var half = $"{whole}.0123";
        File.WriteAllText(half, "half");

        Store.Trim();
        Assert.That(Files, Has.Length.EqualTo(2), "another run may be about to move it into place");
        File.SetLastWriteTimeUtc(half, DateTime.UtcNow.AddHours(-2));
        Store.Trim();

        Assert.That(Files, Is.EqualTo(new[] { whole }));
        Assert.That(Store.Find(Key).Count(), Is.EqualTo(1));
        Assert.That(_notes, Is.Empty);
    }

    [Test]
    public void Above_the_limit_what_was_not_used_for_longest_goes()
    {
        for (var i = 0; i < 5; i++)
            Store.Keep(new string((char)('a' + i), 64), Sample("x"));
        for (var i = 0; i < 5; i++)
            File.SetLastWriteTimeUtc(Store.Find(new string((char)('a' + i), 64)).Single().Path, DateTime.UtcNow.AddDays(i - 9));
        Store.Touch(Store.Find(Key).Single().Path);

        new ClosureStore(_folder.Root, _notes.Add, TimeProvider.System, 2 * new FileInfo(Files[0]).Length).Trim();

        Assert.That(Store.Find(Key), Is.Not.Empty, "used just now");
        Assert.That(Store.Find(new string('e', 64)), Is.Not.Empty, "the youngest of the others");
        Assert.That(Files, Has.Length.EqualTo(2));
    }

    [Test]
    public void Several_runs_may_write_and_read_at_once()
    {
        Parallel.For(0, 200, i =>
        {
            var store = new ClosureStore(_folder.Root, _ => { }, TimeProvider.System);
            store.Keep(Key, Sample($"{i % 5}"));
            Assert.That(store.Find(Key), Is.Not.Empty);
        });

        Assert.That(Store.Find(Key).Count(), Is.EqualTo(5));
        Assert.That(_notes, Is.Empty);
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_told_once()
    {
        var file = Path.Combine(_folder.Root, "file");
        File.WriteAllText(file, "");
        var store = new ClosureStore(file, _notes.Add, TimeProvider.System);

        store.Keep(Key, Sample("a"));
        store.Keep(Key, Sample("b"));

        Assert.That(store.Find(Key), Is.Empty);
        Assert.That(_notes, Has.Count.EqualTo(1));
    }

    [Test]
    public void What_is_in_doubt_is_not_kept()
    {
        var outcome = Sample("a").ToOutcome(new Dictionary<string, double>());

        Assert.That(Closure.Of([outcome], [Sample("a").Inputs]), Is.Not.Null);
        Assert.That(Closure.Of([outcome], [Sample("a").Inputs with { Doubt = "a worker" }]), Is.Null);
        Assert.That(Closure.Of([new RenderOutcome.NotCaptured(new Failure(FailureKind.Timeout, "late"))], [Sample("a").Inputs]), Is.Null);
    }

    [Test]
    public void Sightings_of_one_picture_add_up()
    {
        Store.Keep(Key, Seen("a", 1));
        Store.Keep(Key, Seen("a", 3));
        Store.Keep(Key, Seen("b", 2));

        Assert.That(Store.Find(Key).Select(entry => (entry.Closure.Inputs.Answers[0].Body, entry.Closure.Picture, entry.Closure.Sightings)), Is.EquivalentTo(new[] { ("a", "one", 4), ("b", "one", 2) }));
        Assert.That(Store.Find(Key, Sample("b").Inputs)!.Sightings, Is.EqualTo(2));
        Assert.That(Store.Find(Key, Sample("c").Inputs), Is.Null);
    }

    [Test]
    public void Bytes_that_gave_two_pictures_have_none_from_then_on()
    {
        Store.Keep(Key, Seen("a", 2));
        Store.Keep(Key, Seen("a", 1) with { Picture = "other" });
        Assert.That(Store.Find(Key).Single().Closure.Picture, Is.Null);

        Store.Keep(Key, Seen("a", 1));
        Assert.That(Store.Find(Key).Single().Closure.Picture, Is.Null);
    }

    [Test]
    public void The_order_of_requests_does_not_make_other_bytes()
    {
        var one = Sample("a").Inputs.Answers[0];
        var other = one with { Url = "http://site.localhost/b.css" };

        Assert.That(Closure.NameOf(new ShotInputs([one, other, one], null)), Is.EqualTo(Closure.NameOf(new ShotInputs([other, one], null))));
        Assert.That(Closure.NameOf(new ShotInputs([one, other], null)), Is.Not.EqualTo(Closure.NameOf(new ShotInputs([one, other with { Status = 404 }], null))));
    }

    [Test]
    public void Attempts_that_differ_are_no_one_picture()
    {
        var inputs = Sample("a").Inputs;

        var same = Closure.Of([Captured(1), Captured(1)], [inputs, inputs])!;
        var wobbling = Closure.Of([Captured(1), Captured(2), Captured(2)], [inputs, inputs, inputs])!;
        var moved = Closure.Of([Captured(1), Captured(2), Captured(2)], [Sample("b").Inputs, inputs, inputs])!;

        Assert.That((same.Picture, same.Sightings), Is.EqualTo((Closure.PictureOf(Captured(1).Capture), 2)));
        Assert.That(wobbling.Picture, Is.Null);
        Assert.That((moved.Picture, moved.Sightings), Is.EqualTo((Closure.PictureOf(Captured(2).Capture), 2)), "the first was made of other bytes");
    }

    private static IEnumerable<TestCaseData> Changes()
    {
        var environment = new RenderEnvironment("Chromium 1", "chromium", ["--a"], "sha256:0", "Linux x64", true);
        yield return Change("browser", environment with { Browser = "Chromium 2" }, new RenderSettings(), Plans.Both("a.html", Plans.Small));
        yield return Change("flags", environment with { Flags = ["--b"] }, new RenderSettings(), Plans.Both("a.html", Plans.Small));
        yield return Change("fonts", environment with { Fonts = "sha256:1" }, new RenderSettings(), Plans.Both("a.html", Plans.Small));
        yield return Change("locale", environment, new RenderSettings { Locale = "de-CH" }, Plans.Both("a.html", Plans.Small));
        yield return Change("base address", environment, new RenderSettings { BaseUrl = new Uri("https://www.example.com/") }, Plans.Both("a.html", Plans.Small));
        yield return Change("part of the page", environment, new RenderSettings { FullPage = false }, Plans.Both("a.html", Plans.Small));
        yield return Change("blocked host", environment, new RenderSettings { OtherExternals = ExternalPolicy.Block }, Plans.Both("a.html", Plans.Small));
        yield return Change("page", environment, new RenderSettings(), Plans.Both("b.html", Plans.Small));
        yield return Change("width", environment, new RenderSettings(), Plans.Both("a.html", Plans.Small with { Width = 401 }));
        yield return Change("state", environment, new RenderSettings(), Plans.Both("a.html", Plans.Small) with { State = "hover" });
    }

    [TestCaseSource(nameof(Changes))]
    public void Whatever_decides_about_a_picture_is_part_of_the_key(RenderEnvironment environment, RenderSettings settings, Shot shot)
    {
        var plain = new ClosureKey(new RenderEnvironment("Chromium 1", "chromium", ["--a"], "sha256:0", "Linux x64", true), new RenderSettings()).Of(Plans.Both("a.html", Plans.Small));

        Assert.That(plain, Has.Length.EqualTo(64));
        Assert.That(new ClosureKey(environment, settings).Of(shot), Is.Not.EqualTo(plain));
    }

    private static TestCaseData Change(string name, RenderEnvironment environment, RenderSettings settings, Shot shot) =>
        new TestCaseData(environment, settings, shot).SetArgDisplayNames(name);

    private static RenderOutcome.Captured Captured(byte content) =>
        new(new Capture { Png = new[] { content }, Settle = new SettleRecord("virtual", new Dictionary<string, int>(), []), Process = 0 });

    private static Closure Seen(string body, int sightings) => Sample(body) with { Picture = "one", Sightings = sightings };

    private static Closure Sample(string body) => new(
        new ShotInputs([new ProxyRecord("GET", "http://site.localhost/a%20b.html", RequestResult.Answered) { Status = 200, Body = body, Length = 7, Head = "content-type: text/html", Range = "bytes=0-6" }], null),
        [new RequestRecord("GET", "http://site.localhost/a%20b.html", "document", RequestResult.Answered, 200, body)],
        new SettleRecord("virtual", new Dictionary<string, int> { ["fonts"] = 2 }, []),
        new RuntimeRecord([], ["Ünerwartet \u2028 <b>"], 0, 0, 0));
}
