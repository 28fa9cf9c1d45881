using Gate.Core;
using Gate.Core.Rendering;

namespace Gate.Harness.Doctor;

/// <summary>
/// Gives the machine a browser that draws, and fonts to draw with: <c>gate doctor --fix</c>. Playwright's own installer is
/// tried first; where its download is not reachable, the system's package manager. Every step is said, with its outcome.
/// </summary>
public sealed class BrowserInstaller
{
    // 120 MB over a slow line; a package manager may have to renew its lists first, or wait for another one to finish.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly BrowserSettings settings;
    private readonly Action<string> note;
    private readonly IReadOnlyList<Func<InstallStep>> browserSteps;
    private readonly Func<InstallStep> fontStep;
    private readonly List<string> tried = [];

    /// <param name="settings">A named browser is never replaced: when it is broken, that is an error.</param>
    /// <param name="note">One line of progress for people.</param>
    public BrowserInstaller(BrowserSettings settings, Action<string> note)
        : this(settings, note, InstallSteps.Browser(), InstallSteps.Fonts)
    {
    }

    internal BrowserInstaller(BrowserSettings settings, Action<string> note, IReadOnlyList<Func<InstallStep>> browserSteps, Func<InstallStep> fontStep)
    {
        this.settings = settings;
        this.note = note;
        this.browserSteps = browserSteps;
        this.fontStep = fontStep;
    }

    /// <summary>The browser that draws, found or installed.</summary>
    /// <exception cref="GateException"><c>browser-missing</c> or <c>fonts-missing</c> (exit 3): nothing helped, with what was tried and what to try; <c>browser-not-found</c> (exit 2): the named one is not there.</exception>
    public async Task<BrowserChoice> EnsureAsync(CancellationToken cancellationToken)
    {
        BrowserChoice browser = await WorkingAsync(cancellationToken) ?? await InstallAsync(cancellationToken);
        await EnsureFontsAsync(cancellationToken);
        return browser;
    }

    private async Task<BrowserChoice> InstallAsync(CancellationToken cancellationToken)
    {
        foreach (Func<InstallStep> step in browserSteps)
        {
            await TakeAsync(step(), cancellationToken);
            // Asked after a failed step too: a package manager may end with an error of another package's.
            if (await WorkingAsync(cancellationToken) is { } browser)
                return browser;
        }

        throw new GateException("browser-missing", "no working Chromium or Chrome is on this machine, and none could be installed")
        {
            Place = string.Join("; ", tried),
            NextStep = BrowserAdvice.ByHand(SearchGround.ThisMachine().Platform),
            Exit = GateExit.Incomplete,
        };
    }

    private async Task<BrowserChoice?> WorkingAsync(CancellationToken cancellationToken)
    {
        BrowserChoice? choice = settings.ExecutablePath is { Length: > 0 } ? BrowserFinder.Find(settings) : BrowserFinder.Search();
        if (choice is null)
        {
            note("browser: none found");
            return null;
        }

        BrowserTrial trial = await BrowserTrial.RunAsync(choice.Path, SandboxPolicy.OfThisProcess().On, cancellationToken);
        note(trial.Passed
            ? $"browser: {trial.Version ?? "version unknown"}, {choice.How}"
            : $"browser: {choice.How}, but it does not draw a page: {trial.Trouble}");
        if (!trial.Passed && choice.Origin == BrowserOrigin.Named)
            throw new GateException("browser-broken", $"the named browser does not draw a page: {trial.Trouble}")
            {
                Place = choice.Path,
                NextStep = "another one, or leave the setting out to have one found or installed",
                Exit = GateExit.Incomplete,
            };
        return trial.Passed ? choice : null;
    }

    private async Task EnsureFontsAsync(CancellationToken cancellationToken)
    {
        FontSummary fonts = await FontList.ReadAsync(cancellationToken);
        if (fonts.Count == 0)
        {
            note("fonts: none found");
            await TakeAsync(fontStep(), cancellationToken);
            fonts = await FontList.ReadAsync(cancellationToken);
        }

        if (fonts.Count == 0)
            throw new GateException("fonts-missing", "no font is on this machine, and none could be installed: all text would be drawn as boxes")
            {
                Place = tried.Count == 0 ? null : string.Join("; ", tried),
                NextStep = "installing fonts, e.g. (as root) apt-get install fonts-liberation / dnf install liberation-fonts / apk add font-liberation",
                Exit = GateExit.Incomplete,
            };
        note($"fonts: {fonts.Count}");
    }

    private async Task TakeAsync(InstallStep step, CancellationToken cancellationToken)
    {
        if (step.Obstacle is { } obstacle)
        {
            note($"skipped: {step.Title}: {obstacle}");
            tried.Add($"{step.Title}: {obstacle}");
            return;
        }

        if (step.Preparation is not null)
            await RunAsync(step.Title, step.Preparation, cancellationToken);
        await RunAsync(step.Title, step.Install!, cancellationToken);
    }

    private async Task RunAsync(string title, CommandCall call, CancellationToken cancellationToken)
    {
        note($"running: {call}");
        CommandResult result = await SystemCommand.RunAsync(call, Limit, cancellationToken);
        if (result.Succeeded)
            return;
        note($"failed: {result.Trouble}");
        tried.Add($"{title}: {result.Trouble}");
    }
}
