using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>One pixel that comes late, and is another one after: a capture that is taken too early calls the sides equal.</summary>
[TestFixture]
[Category("Browser")]
internal sealed class LatePixelTests
{
    // Answers come after a random time of up to this, ms.
    private const int Jitter = 500;

    // One step of one channel: the least that can differ.
    private const string Was = "#f00000";
    private const string Now = "#f10000";

    // COLOUR is the pixel. Before it comes, neither side has it.
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["lazy-image"] = "<div style='height:4000px'></div><img loading=lazy width=20 height=20 src='late-COLOUR.svg?delay=400'>",
        ["late-font"] = "<style>@font-face{font-family:Late;src:url(__font?delay=2000)}p{font-family:Late}</style><p>text</p><script>document.fonts.ready.then(()=>document.body.insertAdjacentHTML('beforeend',`DOT`))</script>",
        ["banner"] = "<script>setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),3000)</script>",
        ["inner-scroller"] = "<main style='height:100px;overflow:auto'><div style='height:900px'></div><p id=p>.</p></main><script>new IntersectionObserver(e=>{if(e[0].isIntersecting)p.innerHTML=`DOT`}).observe(p)</script>",
        ["skipped"] = "<style>section{content-visibility:auto;contain-intrinsic-size:auto 300px}</style><section style='height:900px'></section><section style='height:900px'></section><section style='height:900px'>DOT</section>",
        ["skipped-in-shadow"] = "<div style='height:3000px'></div><div id=h></div><script>h.attachShadow({mode:'closed'}).innerHTML=`<p style='content-visibility:auto'>DOT</p>`</script>",
        ["way-in"] = "<style>@keyframes in{from{opacity:0;transform:translateY(80px)}}p{animation:in linear both;animation-timeline:view();animation-range:entry}</style><div style='height:3000px'></div><p>DOT</p><div style='height:3000px'></div>",
        ["way-through"] = "<style>@keyframes pass{0%,100%{opacity:0}40%,60%{opacity:1}}p{animation:pass linear both;animation-timeline:view()}</style><div style='height:3000px'></div><p>DOT</p><div style='height:3000px'></div>",
        ["fades-for-weeks"] = "<style>@keyframes go{to{opacity:0}}p{animation:go 9999999s forwards}</style><p>DOT</p>",
        ["answers"] = "<script>fetch('__poll?delay=300').then(()=>fetch('__poll?delay=300')).then(()=>document.body.insertAdjacentHTML('beforeend',`DOT`))</script>",
        ["transition-end"] = "<div id=b style='width:100px;height:40px;background:#cde;transition:width .5s'></div><script>b.addEventListener('transitionend',()=>setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),2000));setTimeout(()=>b.style.width='300px',300)</script>",
        ["transition-chain"] = "<div id=b style='margin-left:0;height:40px;background:#cde;transition:margin .4s'></div><script>let n=0;const go=()=>b.style.marginLeft=`${++n*20}px`;b.addEventListener('transitionend',()=>n<6?go():setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),2000));setTimeout(go,1000)</script>",
        ["animation-end"] = "<style>@keyframes k{to{color:#123}}p{animation:k .5s 1s}</style><p id=b>text</p><script>b.onanimationend=()=>setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),2000)</script>",
        ["animation-finished"] = "<p id=b>text</p><script>setTimeout(()=>b.animate({height:['10px','90px']},500).finished.then(()=>setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),2000)),2000)</script>",
        ["set-apart"] = "<iframe sandbox=allow-scripts srcdoc=\"<body><script>setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),5000)</script>\"></iframe>",
        ["database"] = "<script>const ask=r=>new Promise(k=>r.onsuccess=()=>k(r.result));(async()=>{const r=indexedDB.open('d',1);r.onupgradeneeded=()=>r.result.createObjectStore('s');const d=await ask(r);for(let i=0;i<40;i++)await ask(d.transaction('s','readwrite').objectStore('s').put(i,i));setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),2000)})()</script>",
        ["kept-answers"] = "<script>(async()=>{const c=await caches.open('c');for(let i=0;i<40;i++){await c.put(`/k${i}`,new Response('x'));await c.match(`/k${i}`)}setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),2000)})()</script>",
        ["digests"] = "<script>(async()=>{let d=new Uint8Array(2e6);for(let i=0;i<40;i++)await crypto.subtle.digest('SHA-512',d);setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),2000)})()</script>",
        ["worker-talk"] = "<script>const w=new Worker(URL.createObjectURL(new Blob(['onmessage=e=>postMessage(e.data)'])));let n=0;w.onmessage=()=>n++<300?w.postMessage(n):setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),2000);w.postMessage(0)</script>",
        ["worker-later"] = "<script>new Worker(URL.createObjectURL(new Blob(['setTimeout(()=>postMessage(1),2000)']))).onmessage=()=>document.body.insertAdjacentHTML('beforeend',`DOT`)</script>",
        ["loads-itself-again"] = "<script>if(sessionStorage.x)setTimeout(()=>document.body.insertAdjacentHTML('beforeend',`DOT`),8000);else setTimeout(()=>{sessionStorage.x=1;location.reload()},1000)</script>",
    };

    [Test]
    public Task Each_is_seen() => CheckAsync(runs: 1, workers: 2);

    [Test]
    [Category("Soak")]
    public Task Each_is_seen_in_many_runs() => CheckAsync(SoakSettings.Runs(100), workers: 4);

    private static async Task CheckAsync(int runs, int workers)
    {
        using var scratch = new ScratchFolder();
        await using var before = await TrapServer.StartAsync(Write(scratch, "before", Was), Jitter);
        await using var after = await TrapServer.StartAsync(Write(scratch, "after", Now), Jitter);
        await using var renderer = await Plans.StartAsync(workers);
        var settings = new RenderSettings { PageTimeout = TimeSpan.FromSeconds(60) };
        var missed = new List<string>();

        for (var run = 0; run < runs; run++)
        {
            var plan = new RenderPlan(new Site.Live(before.Address), new Site.Live(after.Address), [.. Pages.Keys.Select(name => Plans.Both($"{name}.html", Plans.Small))], settings, Confirm: 1);
            foreach (var shot in await renderer.RenderAllAsync(plan))
            {
                var ae = Difference(shot);
                // Views of an inner scroller overlap: a pixel may stand in two.
                if (ae is not (1 or 2))
                    missed.Add($"run {run + 1}: {shot.Shot.Id}: AE {ae}");
            }
        }

        TestContext.Out.WriteLine($"{runs} runs of {Pages.Count} pages: {missed.Count} captures without it");
        Assert.That(missed, Is.Empty);
    }

    private static long? Difference(RenderedShot shot) => (shot.Before!.First, shot.After!.First) is (RenderOutcome.Captured was, RenderOutcome.Captured now)
        ? FileComparer.Compare(was.Capture.Png, now.Capture.Png, FileCompareOptions.Default).Diff.AbsoluteError
        : null;

    private static string Write(ScratchFolder scratch, string side, string colour)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch.Root, side)).FullName;
        var dot = $"<i style='display:block;width:1px;height:1px;background:{colour}'></i>";
        foreach (var (name, body) in Pages)
            File.WriteAllText(Path.Combine(folder, $"{name}.html"), $"<!doctype html><meta charset=utf-8><title>{name}</title><body>{body.Replace("DOT", dot, StringComparison.Ordinal).Replace("late-COLOUR", "late", StringComparison.Ordinal)}");
        File.WriteAllText(Path.Combine(folder, "late.svg"), $"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20' shape-rendering='crispEdges'><rect width='20' height='20' fill='#fff'/><rect x='7' y='9' width='1' height='1' fill='{colour}'/></svg>");
        return folder;
    }
}
