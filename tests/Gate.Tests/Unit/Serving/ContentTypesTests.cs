using Gate.Harness.Serving;
using NUnit.Framework;

namespace Gate.Tests.Unit.Serving;

internal sealed class ContentTypesTests
{
    [TestCase("a.html", "text/html")]
    [TestCase("A.HTM", "text/html")]
    [TestCase("a.xhtml", "application/xhtml+xml")]
    [TestCase("a.XHT", "application/xhtml+xml")]
    [TestCase("a.css", "text/css")]
    [TestCase("a.min.js", "text/javascript")]
    [TestCase("a.mjs", "text/javascript")]
    [TestCase("a.json", "application/json")]
    [TestCase("a.js.map", "application/json")]
    [TestCase("a.wasm", "application/wasm")]
    [TestCase("a.svg", "image/svg+xml")]
    [TestCase("a.png", "image/png")]
    [TestCase("a.jpg", "image/jpeg")]
    [TestCase("a.jpeg", "image/jpeg")]
    [TestCase("a.gif", "image/gif")]
    [TestCase("a.webp", "image/webp")]
    [TestCase("a.avif", "image/avif")]
    [TestCase("favicon.ico", "image/x-icon")]
    [TestCase("a.woff", "font/woff")]
    [TestCase("a.woff2", "font/woff2")]
    [TestCase("a.ttf", "font/ttf")]
    [TestCase("a.otf", "font/otf")]
    [TestCase("a.mp4", "video/mp4")]
    [TestCase("a.webm", "video/webm")]
    [TestCase("a.ogg", "audio/ogg")]
    [TestCase("a.mp3", "audio/mpeg")]
    [TestCase("a.wav", "audio/wav")]
    [TestCase("a.txt", "text/plain")]
    [TestCase("a.xml", "application/xml")]
    [TestCase("a.webmanifest", "application/manifest+json")]
    [TestCase("a.pdf", "application/pdf")]
    [TestCase("a.vtt", "text/vtt")]
    [TestCase("a.unheard-of", "application/octet-stream")]
    [TestCase("html", "application/octet-stream")]
    [TestCase("a.", "application/octet-stream")]
    [TestCase("", "application/octet-stream")]
    public void By_extension(string name, string type) => Assert.That(ContentTypes.For(name), Is.EqualTo(type));
}
