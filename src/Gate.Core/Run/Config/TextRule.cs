using System.Text.RegularExpressions;

namespace Gate.Core.Run.Config;

/// <summary>What a text must look like.</summary>
/// <param name="Says">Completes "must be …".</param>
/// <param name="Pattern">ECMA 262 and .NET alike, anchored; it also goes into the JSON Schema.</param>
internal sealed record TextRule(string Says, string Pattern)
{
    /// <summary>Anything that is not empty and holds no control characters.</summary>
    public static readonly TextRule Line = new("one line of text that is not empty", @"^[^\u0000-\u001f\u007f]+$");

    /// <summary>A shot id is cut at <c>@</c> and <c>.</c>, and the name is also a file name.</summary>
    public static readonly TextRule Name = new("a name of lower-case letters, digits and hyphens", "^[a-z0-9-]+$");

    /// <summary>RFC 3986 without user information, query and fragment: addresses of pages are appended to it.</summary>
    public static readonly TextRule SiteAddress = new(
        "an http or https address without user name, query and fragment, like \"https://www.example.com/docs/\"",
        @"^https?://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?(/[^?#\s\\]*)?$");

    /// <summary>RFC 6455, section 3; a token may stand in it.</summary>
    public static readonly TextRule Endpoint = new("a ws or wss address like \"ws://10.0.0.5:3000/\"", @"^wss?://[^\s/?#\\\u0000-\u001f\u007f]+([/?][^\s\\\u0000-\u001f\u007f#]*)?$");

    /// <summary>Dotted decimal (RFC 6943, section 3.1.1): a name would have to be looked up, which the browser must not do.</summary>
    public static readonly TextRule Ipv4 = new("an IPv4 address like \"172.17.0.1\"", @"^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.(?=[0-9])|$)){4}$");

    /// <summary>BCP 47 (RFC 5646, section 2.1: language, script, region, variants, extensions, private use), as far as a shape can tell.</summary>
    public static readonly TextRule Locale = new(
        "a language tag like \"en-US\"",
        "^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?$");

    /// <summary>IANA time zone, as far as a shape can tell.</summary>
    public static readonly TextRule TimeZone = new("a time zone like \"Europe/Berlin\"", @"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$");

    /// <summary>RFC 9110, section 5.6.2 (token).</summary>
    public static readonly TextRule HeaderName = new("the name of an HTTP header", "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$");

    /// <summary>RFC 9110, section 5.5: visible characters, inner spaces and tabs; no line break can be smuggled in.</summary>
    public static readonly TextRule HeaderValue = new("one line of text without control characters", @"^[^\u0000-\u0008\u000a-\u001f\u007f]*$");

    /// <summary>One host: no scheme, port, path or wildcard. Lower case, so that no host can be declared twice.</summary>
    public static readonly TextRule Host = new("a host in lower case without scheme, port and path, like \"fonts.googleapis.com\"", @"^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*|\[[0-9a-f:.]+\])$");

    /// <summary>Chromium takes anything else for an address to open.</summary>
    public static readonly TextRule LaunchArgument = new("an argument that begins with \"--\"", @"^--[A-Za-z0-9][^\u0000-\u001f\u007f]*$");

    /// <summary>RFC 3339, full-date, as far as a shape can tell.</summary>
    public static readonly TextRule Day = new("a day like \"2027-01-31\"", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

    // White space and line separators, and what shows nothing at all: C1 controls, default-ignorable code points (Unicode, DerivedCoreProperties)
    // and blank letters. Of a surrogate pair the first half is seen, if it is not that of a tag.
    private const string Blank = @"\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
    private const string Unseen = @"\u0080-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\udc00-\udfff\udb40";
    private const string Seen = $@"[^\u0000-\u001f\u007f{Blank}{Unseen}]";

    /// <summary>Room for one honest half-sentence, in the characters that <see cref="SeenLength"/> counts.</summary>
    public static readonly TextRule Reason = new(
        "a reason of at least 12 characters that can be seen",
        $@"^[{Blank}{Unseen}]*(?={Seen})(?:(?:{Seen}|[{Blank}](?=[{Unseen}]*{Seen}))(?:[{Unseen}]|[{Blank}](?![{Unseen}]*{Seen}))*){{12,}}$");

    /// <summary>Whether the text is as it must be.</summary>
    public bool Accepts(string text) =>
        // .NET lets $ match before a final line feed; ECMA 262 does not.
        Regex.IsMatch(text, Pattern[..^1] + @"\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
