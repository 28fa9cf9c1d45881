namespace Gate.Core.Rendering;

/// <summary>Everything that decides what a capture looks like, resolved and frozen.</summary>
public sealed record RenderSettings
{
    /// <summary>Raised when any digest can change with unchanged input: part of the environment.</summary>
    public const int RendererVersion = 9;

    /// <summary>
    /// Address at which both sides of served sites stand, ending in <c>/</c>. The default's host is a secure context in
    /// Chromium, unlike other plain-http names.
    /// </summary>
    public Uri BaseUrl { get; init; } = new("http://site.localhost/");

    /// <summary>BCP 47.</summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>IANA name.</summary>
    public string TimezoneId { get; init; } = "UTC";

    /// <summary><c>light</c>, <c>dark</c> or <c>no-preference</c>.</summary>
    public string ColorScheme { get; init; } = "light";

    /// <summary><c>reduce</c> or <c>no-preference</c>.</summary>
    public string ReducedMotion { get; init; } = "reduce";

    /// <summary>Sent with every request to the site.</summary>
    public IReadOnlyDictionary<string, string> ExtraHeaders { get; init; } = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>For HTTP authentication, or null.</summary>
    public (string User, string Password)? HttpCredentials { get; init; }

    /// <summary>Whether the accessibility tree is read of pages that differ, or that ask for a file that does.</summary>
    public bool ReadsAccessibility { get; init; }

    /// <summary>Whether it is read what of a changed page its captures exercise.</summary>
    public bool ReadsCoverage { get; init; }

    /// <summary>Whether it is asked what clicks on a changed page meet.</summary>
    public bool ReadsReach { get; init; }

    /// <summary>Capture the whole page (true), or only the first screen (false).</summary>
    public bool FullPage { get; init; } = true;

    /// <summary>Whether the views of inner scroll containers are taken too, below the page's own picture; full page only.</summary>
    public bool InnerScrollers { get; init; } = true;

    /// <summary>
    /// Device px that are taken in one shot; a larger picture is taken in bands. A shot of 268 million was measured to need more
    /// than 4 GiB of the browser's memory, and as a message to be longer than its driver can hold.
    /// </summary>
    public long ShotPixels { get; init; } = 40_000_000;

    /// <summary>
    /// Device px that are taken in one shot where bands do not meet. The driver holds messages of 536 million characters, and a picture
    /// that does not compress has 5.3 of them a pixel.
    /// </summary>
    public long WholePixels { get; init; } = 96_000_000;

    /// <summary>Bound on one page from the first request to the capture.</summary>
    public TimeSpan PageTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What one page may use up.</summary>
    public PageLimits Limits { get; init; } = new();

    /// <summary>By host; a host that is not listed is <see cref="ExternalPolicy.Undeclared"/>.</summary>
    public IReadOnlyDictionary<string, ExternalPolicy> Externals { get; init; } = new SortedDictionary<string, ExternalPolicy>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Policy for every host not listed; <c>--externals block</c>.</summary>
    public ExternalPolicy OtherExternals { get; init; } = ExternalPolicy.Undeclared;

    /// <summary>States that pages are brought into, beside the default; names distinct.</summary>
    public IReadOnlyList<StateRecipe> States { get; init; } = [];

    /// <summary>Areas that are left out of the comparison, in the order of the config.</summary>
    public IReadOnlyList<MaskRule> Masks { get; init; } = [];

    /// <summary>Differences that are expected, in the order of the config; the first about a shot counts.</summary>
    public IReadOnlyList<ToleranceRule> Tolerances { get; init; } = [];

    /// <summary>Where the answers of hosts declared as <see cref="ExternalPolicy.Replay"/> are kept.</summary>
    public ReplaySettings Replay { get; init; } = new();

    /// <summary>How hard live sites are asked.</summary>
    public LiveSettings Live { get; init; } = new();

    /// <summary>Cookies and local storage that every page begins with, as Playwright's <c>storageState()</c> writes them; null for none.</summary>
    public string? StorageState { get; init; }

    /// <summary>How a state is reached; null for the default one.</summary>
    public StateRecipe? RecipeOf(string state) => state == ShotId.DefaultState ? null : States.FirstOrDefault(recipe => recipe.Name == state)
        ?? (state == ScriptsOff.State ? ScriptsOff.Recipe : throw new ArgumentOutOfRangeException(nameof(state), state, "no such state"));

    /// <summary>The declared policy for a host.</summary>
    public ExternalPolicy PolicyFor(string host) => Externals.TryGetValue(host, out var policy) ? policy : OtherExternals;
}
