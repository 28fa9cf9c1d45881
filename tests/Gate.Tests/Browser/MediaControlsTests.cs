using System.Buffers.Binary;
using System.Text;
using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>Controls of videos and sounds are in the picture; how much of the file the browser has read ahead is not.</summary>
[TestFixture]
[Category("Browser")]
internal sealed class MediaControlsTests
{
    private const int Seconds = 60;

    private ChromiumRenderer _renderer = null!;

    [OneTimeSetUp]
    public async Task Start() => _renderer = await Plans.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _renderer.DisposeAsync();

    [TestCase("<audio controls src=sound.wav></audio>")]
    [TestCase("<video controls src=sound.wav></video>")]
    [TestCase("<div id=h></div><script>h.attachShadow({mode:'closed'}).innerHTML='<audio controls src=sound.wav></audio>'</script>")]
    [TestCase("<iframe width=380 height=200 srcdoc='<audio controls src=/sound.wav></audio>'></iframe>")]
    public async Task What_is_buffered_is_not_painted(string markup)
    {
        // A browser reads the first to its end and puts the other off early: only the buffered part can tell them apart.
        var (before, after) = await CapturesAsync(Site(markup, Sound(8_000)), Site(markup, Sound(192_000)));

        Assert.That(after.Png.Span.SequenceEqual(before.Png.Span), Is.True);
        Assert.That(after.Settle.Waited, Contains.Key("media time lines without their buffered part"));
    }

    [TestCase("<audio src=sound.wav></audio>")]
    [TestCase("<audio controls style='width:250px' src=sound.wav></audio>")]
    [TestCase("<audio controls src=other.wav></audio>")]
    public async Task Everything_else_of_the_controls_is(string other)
    {
        var (before, after) = await CapturesAsync(WithOther("<audio controls src=sound.wav></audio>"), WithOther(other));

        Assert.That(after.Png.Span.SequenceEqual(before.Png.Span), Is.False);
    }

    private static MemorySite Site(string markup, byte[] sound) => new MemorySite().With("index.html", $"<!doctype html><title>t</title>{markup}").With("sound.wav", sound);

    private static MemorySite WithOther(string markup) => Site(markup, Sound(8_000)).With("other.wav", Sound(8_000, Seconds + 1));

    // Silence: 16 bits, two channels.
    private static byte[] Sound(int rate, int seconds = Seconds)
    {
        var data = rate * 4 * seconds;
        var file = new byte[44 + data];
        Encoding.ASCII.GetBytes("RIFF", file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 36 + data);
        Encoding.ASCII.GetBytes("WAVEfmt ", file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 2);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), rate * 4);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 4);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        Encoding.ASCII.GetBytes("data", file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), data);
        return file;
    }

    private async Task<(Capture Before, Capture After)> CapturesAsync(MemorySite before, MemorySite after)
    {
        var shot = (await _renderer.RenderAllAsync(Plans.Of(before, after, "index.html") with { Confirm = 1 })).Single();
        return (Capture(shot.Before!), Capture(shot.After!));
    }

    private static Capture Capture(SideRender side) => side.First switch
    {
        RenderOutcome.Captured captured => captured.Capture,
        RenderOutcome.NotCaptured lost => throw new AssertionException(lost.Failure.Message),
        var other => throw new AssertionException(other.ToString()),
    };
}
