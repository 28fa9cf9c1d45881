using System.Collections.Frozen;

namespace Gate.Harness.Serving;

/// <summary>Media types by file extension: the IANA registry, and the MIME Sniffing standard's lists for what browsers load.</summary>
internal static class ContentTypes
{
    public const string Unknown = "application/octet-stream";

    private static readonly FrozenDictionary<string, string> ByExtension = new Dictionary<string, string>
    {
        ["html"] = "text/html", ["htm"] = "text/html", ["shtml"] = "text/html",
        ["xhtml"] = "application/xhtml+xml", ["xht"] = "application/xhtml+xml",
        ["css"] = "text/css",
        ["js"] = "text/javascript", ["mjs"] = "text/javascript", ["cjs"] = "text/javascript",
        ["json"] = "application/json", ["map"] = "application/json", ["geojson"] = "application/geo+json", ["jsonld"] = "application/ld+json",
        ["webmanifest"] = "application/manifest+json", ["topojson"] = "application/json", ["ndjson"] = "application/x-ndjson",
        ["wasm"] = "application/wasm",
        ["xml"] = "application/xml", ["xsl"] = "text/xsl", ["xslt"] = "application/xslt+xml", ["rss"] = "application/rss+xml",
        ["atom"] = "application/atom+xml", ["rdf"] = "application/rdf+xml", ["dtd"] = "application/xml-dtd",
        ["txt"] = "text/plain", ["text"] = "text/plain", ["log"] = "text/plain", ["md"] = "text/markdown", ["markdown"] = "text/markdown",
        ["csv"] = "text/csv", ["tsv"] = "text/tab-separated-values", ["ics"] = "text/calendar", ["vtt"] = "text/vtt",
        ["svg"] = "image/svg+xml", ["png"] = "image/png", ["apng"] = "image/apng", ["jpg"] = "image/jpeg", ["jpeg"] = "image/jpeg",
        ["jpe"] = "image/jpeg", ["jfif"] = "image/jpeg", ["pjpeg"] = "image/jpeg", ["gif"] = "image/gif", ["webp"] = "image/webp",
        ["avif"] = "image/avif", ["heic"] = "image/heic", ["heif"] = "image/heif", ["jxl"] = "image/jxl", ["bmp"] = "image/bmp",
        ["ico"] = "image/x-icon", ["cur"] = "image/x-icon", ["tif"] = "image/tiff", ["tiff"] = "image/tiff",
        ["woff"] = "font/woff", ["woff2"] = "font/woff2", ["ttf"] = "font/ttf", ["otf"] = "font/otf", ["ttc"] = "font/collection",
        ["eot"] = "application/vnd.ms-fontobject",
        ["mp4"] = "video/mp4", ["m4v"] = "video/mp4", ["webm"] = "video/webm", ["ogv"] = "video/ogg", ["mov"] = "video/quicktime",
        ["mpg"] = "video/mpeg", ["mpeg"] = "video/mpeg", ["avi"] = "video/x-msvideo", ["m3u8"] = "application/vnd.apple.mpegurl",
        ["mpd"] = "application/dash+xml", ["m4s"] = "video/iso.segment",
        ["mp3"] = "audio/mpeg", ["m4a"] = "audio/mp4", ["aac"] = "audio/aac", ["ogg"] = "audio/ogg", ["oga"] = "audio/ogg",
        ["opus"] = "audio/ogg", ["wav"] = "audio/wav", ["flac"] = "audio/flac", ["weba"] = "audio/webm", ["mid"] = "audio/midi",
        ["midi"] = "audio/midi",
        ["pdf"] = "application/pdf", ["zip"] = "application/zip", ["gz"] = "application/gzip", ["tgz"] = "application/gzip",
        ["tar"] = "application/x-tar", ["7z"] = "application/x-7z-compressed", ["br"] = Unknown,
        ["rtf"] = "application/rtf", ["epub"] = "application/epub+zip",
        ["gltf"] = "model/gltf+json", ["glb"] = "model/gltf-binary", ["obj"] = "model/obj", ["stl"] = "model/stl", ["hdr"] = "image/vnd.radiance",
        ["swf"] = "application/x-shockwave-flash", ["jar"] = "application/java-archive",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByExtension.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The media type without parameters.</summary>
    public static string For(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        return dot >= 0 && Lookup.TryGetValue(fileName.AsSpan(dot + 1), out var type) ? type : Unknown;
    }

    /// <summary>
    /// Types whose bytes decide whether a charset is sent. Only where the browser would otherwise fall back to the locale's
    /// encoding: style sheets and classic scripts take the encoding of their document; JSON, modules and XML say their own.
    /// </summary>
    public static bool NeedsCharset(string type) => type is "text/html" or "text/plain" or "text/markdown" or "text/csv" or "text/tab-separated-values";
}
