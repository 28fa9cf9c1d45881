namespace Gate.Tests.Support;

/// <summary>Channels through which a page can come to look different although its own file is the same.</summary>
internal static class InputTraps
{
    private const string Low = "#box { height: 20px }";
    private const string High = "#box { height: 90px }";
    private const string LowBox = "<!doctype html><body style='background: red'>";
    private const string HighBox = "<!doctype html><body style='background: blue'>";
    private const string LowPicture = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20' fill='red'/></svg>";
    private const string HighPicture = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20' fill='blue'/></svg>";

    /// <summary>A script that loads a style sheet whose name is computed.</summary>
    private static string Sheet(string name) => $"<script>document.head.append(Object.assign(document.createElement('link'), {{ rel: 'stylesheet', href: {name} }}))</script>";

    public static IEnumerable<InputTrap> All { get; } =
    [
        Of("style sheet", "<link rel=stylesheet href=a.css>", "a.css", Low, High),
        Of("import of a style sheet", "<style>@import 'a.css'</style>", "b.css", Low, High) with { Both = [("a.css", "@import 'b.css';")] },
        Of("background of a style sheet", "<link rel=stylesheet href=a.css>", "b.svg", LowPicture, HighPicture) with { Both = [("a.css", "#box { height: 50px; background: url(b.svg) }")] },
        Of("srcset", "<img srcset='a.svg 1x, b.svg 2x'>", "a.svg", LowPicture, HighPicture) with { Both = [("b.svg", LowPicture)] },
        Of("picture by media", "<picture><source media='(max-width: 500px)' srcset=a.svg><img src=b.svg></picture>", "a.svg", LowPicture, HighPicture) with { Both = [("b.svg", LowPicture)] },
        Of("part of an SVG file", "<svg width=40 height=20><use href='a.svg#r'/></svg>", "a.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><rect id='r' width='40' height='20' fill='red'/></svg>",
            "<svg xmlns='http://www.w3.org/2000/svg'><rect id='r' width='40' height='20' fill='blue'/></svg>"),
        Of("object", "<object data=a.svg></object>", "a.svg", LowPicture, HighPicture),
        Of("frame", "<iframe src=f.html></iframe>", "f.html", LowBox, HighBox),
        Of("frame in a frame", "<iframe src=f.html></iframe>", "g.html", LowBox, HighBox) with { Both = [("f.html", "<iframe src=g.html></iframe>")] },
        Of("frame made lazy", "<div style='height: 3000px'></div><iframe loading=lazy src=f.html></iframe>", "f.html", LowBox, HighBox),
        Of("script", "<script src=a.js></script>", "a.js", "box.style.height = '20px'", "box.style.height = '90px'"),
        Of("module of a module", "<script type=module>import './a.js'</script>", "b.js", "box.style.height = '20px'", "box.style.height = '90px'") with { Both = [("a.js", "import('./b.js')")] },
        Of("name computed by a script", Sheet("['a', 'css'].join('.')"), "a.css", Low, High),
        Of("fetch with a query", "<script>fetch('d.json?v=' + 7).then(r => r.json()).then(n => box.style.height = n + 'px')</script>", "d.json", "20", "90"),
        Of("fetch after three seconds", "<script>setTimeout(() => fetch('d.json').then(r => r.json()).then(n => box.style.height = n + 'px'), 3000)</script>", "d.json", "20", "90"),
        Of("synchronous request", "<script>const x = new XMLHttpRequest(); x.open('GET', 'd.json', false); x.send(); box.style.height = x.responseText + 'px'</script>", "d.json", "20", "90"),
        Of("answer to a POST decides what to get",
            "<script>fetch('form', { method: 'POST', body: 'a=1' }).then(r => fetch('d.json?' + r.status)).then(r => r.json()).then(n => box.style.height = n + 'px')</script>", "d.json", "20", "90"),
        Of("length told to a HEAD request", "<script>fetch('d.txt', { method: 'HEAD' }).then(r => box.style.height = 20 * r.headers.get('content-length') + 'px')</script>", "d.txt", "1", "1234"),
        Of("part of a file", "<script>fetch('d.txt', { headers: { Range: 'bytes=2-3' } }).then(r => r.text()).then(n => box.style.height = n + 'px')</script>", "d.txt", "0020", "0090"),
        Of("whole length beside a part", "<script>fetch('d.txt', { headers: { Range: 'bytes=0-0' } }).then(r => box.style.height = 10 * r.headers.get('content-range').split('/')[1] + 'px')</script>", "d.txt", "00", "0000000"),
        Of("name by the date", Sheet("'y' + new Date().getFullYear() % 1 + '.css'"), "y0.css", Low, High),
        Of("name by chance", Sheet("Math.random() < 2 && crypto.getRandomValues(new Uint8Array(1))[0] < 256 ? 'a.css' : 'b.css'"), "a.css", Low, High) with { Both = [("b.css", Low)] },
        new("file on the after side only", "<link rel=stylesheet href=a.css>", [], [("a.css", High)]),
        new("file on the before side only", "<link rel=stylesheet href=a.css>", [("a.css", High)], []),
        new("name in another case", "<link rel=stylesheet href=a.css>", [("A.css", High)], [("a.css", High)]),
        new("another index of a folder", "<iframe src=f/></iframe>", [("f/index.html", LowBox)], [("f/index.htm", HighBox)]),
        new("a file where a folder was", "<iframe src=f></iframe>", [("f/index.html", LowBox)], [("f", HighBox)]),
        Of("worker", "<script>new Worker('w.js').onmessage = e => box.style.height = e.data + 'px'</script>", "w.js", "postMessage(20)", "postMessage(90)") with { IsEligible = false },
        Of("script of a worker", "<script>new Worker('w.js').onmessage = e => box.style.height = e.data + 'px'</script>", "d.js", "postMessage(20)", "postMessage(90)")
            with { Both = [("w.js", "importScripts('d.js')")], IsEligible = false },
        Of("shared worker", "<script>const w = new SharedWorker('w.js'); w.port.onmessage = e => box.style.height = e.data + 'px'</script>",
            "w.js", "onconnect = e => e.ports[0].postMessage(20)", "onconnect = e => e.ports[0].postMessage(90)") with { IsEligible = false },
    ];

    private static InputTrap Of(string name, string page, string path, string before, string after) => new(name, page, [(path, before)], [(path, after)]);
}
