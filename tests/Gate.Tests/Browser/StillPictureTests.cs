using System.Text;
using Gate.Core.Rendering;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>
/// The animations of a picture are at their end wherever the picture comes from. Those here take longer than any page is waited for,
/// so that none of them gets there by itself.
/// </summary>
[TestFixture]
[Category("Browser")]
internal sealed class StillPictureTests
{
    private const string Picture = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'><style>@keyframes go{from{fill:red}to{fill:lime}}rect{animation:go 100000s linear forwards}</style><rect width='20' height='20'/></svg>";
    private static readonly Rgba Lime = new(0, 255, 0, 255);

    private static readonly string Encoded = $"data:image/svg+xml,{Uri.EscapeDataString(Picture)}";
    private static readonly string Base64 = $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(Picture))}";
    private static readonly string Plain = $"data:image/svg+xml;utf8,{Picture}";

    // Each paints 20 × 20 px.
    private static readonly (string Name, string Markup)[] Ways =
    [
        ("served", "<img src=served.svg>"),
        ("encoded", $"<img src=\"{Encoded}\">"),
        ("base64", $"<img src=\"{Base64}\">"),
        ("plain", $"<img src=\"{Plain}\">"),
        ("blob", $"<img id=blob><script>blob.src=URL.createObjectURL(new Blob([decodeURIComponent('{Uri.EscapeDataString(Picture).Replace("'", "%27", StringComparison.Ordinal)}')],{{type:'image/svg+xml'}}))</script>"),
        ("attribute", $"<i style='background:url({Encoded.Replace("'", "%27", StringComparison.Ordinal)})'></i>"),
        ("sheet", "<i class=sheet></i>"),
        ("before", "<i class=before></i>"),
        ("variable", "<i class=variable></i>"),
        ("inside svg", $"<svg width=20 height=20 style='vertical-align:top'><image width=20 height=20 href=\"{Encoded}\"></svg>"),
        ("shadow", $"<div id=host></div><script>host.attachShadow({{mode:'closed'}}).innerHTML=`<img style='display:block' src=\"{Base64}\">`</script>"),
        ("frame", $"<iframe width=20 height=20 frameborder=0 srcdoc='<style>body{{margin:0}}</style><img src={Base64}>'></iframe>"),
    ];

    [Test]
    public async Task Each_is_at_its_end()
    {
        var body = string.Concat(Ways.Select((way, index) => $"<div style='position:absolute;left:{index * 20}px;top:0'>{way.Markup}</div>"));
        var site = new MemorySite()
            .With("index.html", $"<!doctype html><title>t</title><link rel=stylesheet href=s.css>{body}")
            .With("s.css", $"i{{display:block;width:20px;height:20px}}img,iframe{{display:block}}.sheet{{background:url(\"{Encoded}\")}}@media screen{{.before::before{{content:url({Base64})}}}}:root{{--still:url(\"{Plain}\")}}.variable{{background:var(--still)}}")
            .With("served.svg", Picture);
        await using var renderer = await Plans.StartAsync(1);

        var shot = (await renderer.RenderAllAsync(Plans.Of(site, site, "index.html") with { Confirm = 1 })).Single();

        using var picture = PngReader.Decode(((RenderOutcome.Captured)shot.After!.First).Capture.Png, ImageLimits.Default);
        Assert.Multiple(() =>
        {
            foreach (var (index, (name, _)) in Ways.Index())
                Assert.That(picture.At((index * 20) + 10, 10), Is.EqualTo(Lime), name);
        });
    }
}
