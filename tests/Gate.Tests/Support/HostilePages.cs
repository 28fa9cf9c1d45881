namespace Gate.Tests.Support;

/// <summary>Pages that try to hang, flood, exhaust, escape or fool the harness. The bounds are those of <see cref="Config"/>.</summary>
internal static class HostilePages
{
    /// <summary>Small bounds, so that little is enough to pass them.</summary>
    public const string Config = """
        {
          "timeout": 6000, "workers": 2,
          "projects": [ { "name": "small", "use": { "viewport": { "width": 400, "height": 300 } } } ],
          "gate": { "confirm": 1, "semantics": "off", "limits": { "requests": 100, "megabytes": 2, "elements": 20000, "frames": 40, "consoleLines": 500, "memoryMegabytes": 700 } }
        }
        """;

    private const string Late = "not done within 6 s";
    private const string Requests = "more than 100 requests";
    private const string Frames = "more than 40 frames";
    private const string Lines = "more than 500 lines on the console";
    private const string Elements = "more than 20000 elements";
    private const string Bytes = "more than 2 MiB of answers";

    /// <summary>A file of the site that is too much: 3 MiB.</summary>
    public static string Big { get; } = $"/*{new string('x', 3 << 20)}*/";

    public static IReadOnlyList<HostilePage> All { get; } =
    [
        // Never ending.
        new("hang-loop", "<script>while (true);</script>", Late),
        new("hang-late", "<script>onload = () => setTimeout(() => { while (true); })</script>", Late),
        new("hang-alerts", "<script>for (;;) alert(1)</script>", Late),
        new("hang-regexp", "<script>/^(a+)+$/.test('a'.repeat(60) + 'b')</script>", Late),
        new("hang-microtasks", "<script>(async () => { for (;;) await 0 })()</script>", Late),
        new("reload", "<script>onload = () => location.reload()</script>", ""),
        // Floods.
        new("requests-images", "<script>for (let i = 0; i < 300; i++) new Image().src = '/dot.svg?' + i</script>", Requests),
        new("requests-fetch", "<script>for (let i = 0; i < 300; i++) fetch('/dot.svg?' + i)</script>", Requests),
        new("requests-refused", "<script>for (let i = 0; i < 300; i++) new Image().src = 'http://elsewhere.example/' + i</script>", Requests),
        new("requests-missing", "<script>for (let i = 0; i < 300; i++) new Image().src = '/none/' + i</script>", Requests),
        new("requests-css", $"<style>{string.Concat(Enumerable.Range(0, 300).Select(i => $"#i{i} {{ background: url(/dot.svg?{i}) }}"))}</style>{string.Concat(Enumerable.Range(0, 300).Select(i => $"<i id=i{i}>x</i>"))}", Requests),
        new("requests-chain", "<script>let n = 0; const next = () => { const i = new Image(); i.onload = next; i.src = '/dot.svg?' + n++ }; next()</script>", Requests),
        new("frames-many", "<script>for (let i = 0; i < 300; i++) document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: i }))</script>", Frames),
        new("frames-empty", $"{string.Concat(Enumerable.Repeat("<iframe></iframe>", 60))}", Frames),
        new("frames-recursive", "<script>const grow = d => { for (let i = 0; i < 3; i++) { const f = d.body.appendChild(d.createElement('iframe')); if (n++ < 200) grow(f.contentDocument) } }; let n = 0; grow(document)</script>", Frames),
        new("console-log", "<script>for (let i = 0; i < 2000; i++) console.log(i)</script>", Lines),
        new("console-error", "<script>for (let i = 0; i < 2000; i++) console.error('x'.repeat(100))</script>", Lines),
        new("console-late", "<script>setTimeout(() => { for (let i = 0; i < 2000; i++) console.warn(i) })</script>", Lines),
        new("elements-script", "<script>document.body.innerHTML = '<i></i>'.repeat(30000)</script>", Elements),
        new("elements-markup", string.Concat(Enumerable.Repeat("<b></b>", 25000)), Elements),
        new("bytes-script", "<script src=/big.js></script>", Bytes),
        new("bytes-style", "<link rel=stylesheet href=/big.css>", Bytes),
        new("bytes-fetch", "<script>fetch('/big.js').then(a => a.text())</script>", Bytes),
        new("bytes-frame", "<iframe src=/big.txt></iframe>", Bytes),
        new("bytes-page", $"<!--{new string('x', 3 << 20)}-->", Bytes),
        new("memory", "<script>const a = []; for (let i = 0; i < 64; i++) a.push(new Uint8Array(1 << 24).fill(1)); while (true);</script>", "more than 700 MiB of memory"),
        // Too large.
        new("tall", "<div style='height:200000px'>", "the page is 400×"),
        new("tall-nested", "<div style='height:1e9px'>", "the page is 400×"),
        // Harmless once nobody answers.
        new("dialogs", "<script>for (let i = 0; i < 20; i++) { alert(i); confirm(i); prompt(i) }</script>"),
        new("before-unload", "<script>onbeforeunload = () => 'stay'</script>"),
        new("print", "<script>print()</script>"),
        new("windows", "<script>for (let i = 0; i < 20; i++) open('about:blank')</script>"),
        new("permissions", "<script>Notification.requestPermission(); navigator.geolocation.getCurrentPosition(() => 0, () => 0)</script>"),
        new("media", "<script>navigator.mediaDevices.getUserMedia({ audio: true, video: true }).catch(() => 0)</script>"),
        new("clipboard", "<script>navigator.clipboard.readText().catch(() => 0); document.execCommand('paste')</script>"),
        new("fullscreen", "<script>document.documentElement.requestFullscreen().catch(() => 0)</script>"),
        new("pointer-lock", "<script>try { document.body.requestPointerLock() } catch { }</script>"),
        new("protocol", "<script>try { navigator.registerProtocolHandler('web+x', '/x?%s') } catch { }</script><iframe src='web+x:y'></iframe><iframe src='mailto:a@b.example'></iframe>"),
        new("file-chooser", "<input type=file><script>document.querySelector('input').click()</script>"),
        new("storage", "<script>try { for (let i = 0; ; i++) localStorage[i] = 'x'.repeat(1e6) } catch { }</script>"),
        new("history", "<script>for (let i = 0; i < 150; i++) history.pushState(i, '', '#' + i)</script>"),
        // Fighting the harness.
        new("no-date", "<script>Date = null</script>"),
        new("no-promise", "<script>Promise = null; setTimeout = null; requestAnimationFrame = null</script>"),
        new("no-json", "<script>JSON.stringify = () => { throw 1 }; Array.prototype.map = null; Object.prototype.toJSON = () => 'x'</script>"),
        new("lying-size", "<script>Object.defineProperty(Element.prototype, 'scrollHeight', { get: () => 1e9 }); Object.defineProperty(window, 'innerHeight', { get: () => -1 })</script>"),
        new("lying-fonts", "<script>Object.defineProperty(document, 'fonts', { get: () => ({ ready: new Promise(() => 0) }) })</script>"),
        new("own-settle", "<script>globalThis.settle = () => { throw 1 }</script>"),
        new("query-null", "<script>Document.prototype.querySelectorAll = () => null; Document.prototype.getElementsByTagName = () => null</script>"),
        new("observer", "<script>new MutationObserver(() => { document.body.dataset.n = 1 }).observe(document, { childList: true, subtree: true })</script>"),
        // Odd documents.
        new("clobbered", "<form id=body><input name=parentNode><input name=children></form><img name=documentElement><img name=fonts>"),
        new("no-body", "<script>document.body.remove()</script>"),
        new("document-removed", "<script>document.documentElement.remove()</script>", "the page keeps gate's script from running"),
        new("shared-worker-blob", "<p>x<script>new SharedWorker(URL.createObjectURL(new Blob(['onconnect = () => {}'], { type: 'text/javascript' })))</script>"),
        new("document-open", "<script>onload = () => { document.open(); document.write('<p>new'); document.close() }</script>"),
        new("frameset", "<frameset><frame src=/dot.svg></frameset>"),
        new("deep", $"{string.Concat(Enumerable.Repeat("<div>", 5000))}deep"),
        new("unclosed", "<script>/*</script><title><!--<textarea><p>"),
        new("attributes", $"<p {string.Concat(Enumerable.Range(0, 5000).Select(i => $"a{i}=x "))}>"),
        new("long-title", $"<title>{new string('x', 100_000)}</title>"),
        new("title-markup", "<title>&lt;/script>&lt;img src=x onerror=alert(1)></title><h1>::error::x</h1>"),
        // A path with a fault: every copy of it is a line on the console.
        new("svg-bomb", $"<svg width=0 height=0><g id=a0><path d=M0,0/></g>{string.Concat(Enumerable.Range(1, 8).Select(i => $"<g id=a{i}><use href='#a{i - 1}'/><use href='#a{i - 1}'/></g>"))}</svg>", Lines),
        new("css-bomb", $"<style>:root {{ --a0: xxxxxxxxxx; {string.Concat(Enumerable.Range(1, 40).Select(i => $"--a{i}: var(--a{i - 1}) var(--a{i - 1});"))} }} p::before {{ content: var(--a40) }}</style><p>"),
        new("css-import-self", "<style>@import '/self.css';</style>"),
        new("huge-font", "<p style='font-size:1e9px;overflow:hidden;height:9px'>x"),
        new("canvas-huge", "<canvas width=32767 height=32767 style='width:9px;height:9px'></canvas><script>document.querySelector('canvas').getContext('2d')?.fillRect(0, 0, 9, 9)</script>"),
        new("deep-data", "<iframe src='data:text/html,<iframe src=data:text/html,x>'></iframe>"),
    ];
}
