using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Machine;

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
    private readonly InstallPlan plan;
    private readonly List<string> tried = [];

    /// <param name="settings">A named browser is never replaced: when it is broken, that is an error.</param>
    /// <param name="note">One line of progress for people.</param>
    public BrowserInstaller(BrowserSettings settings, Action<string> note)
        : this(settings, note, InstallPlan.ThisMachine())
    {
    }

    internal BrowserInstaller(BrowserSettings settings, Action<string> note, InstallPlan plan)
    {
        this.settings = settings;
        this.note = note;
        this.plan = plan;
    }

    /// <summary>The browser that draws, found or installed.</summary>
    /// <exception cref="GateException">
    /// Exit 3: <c>browser-missing</c> or <c>fonts-missing</c>, nothing helped, with what was tried and what to try;
    /// <c>browser-broken</c>, the named one draws nothing; <c>sandbox-missing</c>, the browser draws only without its sandbox.
    /// Exit 2: <c>browser-not-found</c>, the named one is not there.
    /// </exception>
    public async Task<BrowserChoice> EnsureAsync(CancellationToken cancellationToken)
    {
        BrowserChoice browser = await WorkingAsync(cancellationToken) ?? await InstallAsync(cancellationToken);
        await EnsureFontsAsync(cancellationToken);
        return browser;
    }

    private async Task<BrowserChoice> InstallAsync(CancellationToken cancellationToken)
    {
        foreach (Func<InstallStep> step in plan.Browser)
        {
            // Asked after a failed step too: a package manager may end with an error of another package's.
            if (await TakeAsync(step(), cancellationToken) && await WorkingAsync(cancellationToken) is { } browser)
                return browser;
        }

        throw new GateException("browser-missing", "no working Chromium or Chrome is on this machine, and none could be installed")
        {
            Place = string.Join("; ", tried),
            NextStep = BrowserAdvice.ByHand(plan.Ground.Platform),
            Exit = GateExit.Incomplete,
        };
    }

    private async Task<BrowserChoice?> WorkingAsync(CancellationToken cancellationToken)
    {
        BrowserChoice? choice = settings.ExecutablePath is { Length: > 0 } ? BrowserFinder.Find(settings, plan.Ground) : BrowserFinder.Search(plan.Ground);
        if (choice is null)
        {
            note("browser: none found");
            return null;
        }

        SandboxPolicy sandbox = SandboxPolicy.OfThisProcess();
        BrowserTrial trial = await BrowserTrial.RunAsync(choice.Path, sandbox.On, cancellationToken);
        if (trial.Passed)
        {
            note($"browser: {trial.Version ?? "version unknown"}, {choice.How}");
            return choice;
        }

        note($"browser: {choice.How}, but it does not draw a page: {trial.Trouble}");
        // Another browser would not get a sandbox here either.
        if (sandbox.On && (await BrowserTrial.RunAsync(choice.Path, sandbox: false, cancellationToken)).Passed)
            throw Broken("sandbox-missing", "the browser draws only without its sandbox, which untrusted markup must not have", choice, SandboxPolicy.Advice);
        if (choice.Origin == BrowserOrigin.Named)
            throw Broken("browser-broken", $"the named browser does not draw a page: {trial.Trouble}", choice, "another one, or leave the setting out to have one found or installed");
        return null;
    }

    private static GateException Broken(string code, string message, BrowserChoice choice, string nextStep) =>
        new(code, message) { Place = choice.Path, NextStep = nextStep, Exit = GateExit.Incomplete };

    private async Task EnsureFontsAsync(CancellationToken cancellationToken)
    {
        FontSummary fonts = await plan.ReadFonts(cancellationToken);
        if (fonts.Count == 0)
        {
            note("fonts: none found");
            await TakeAsync(plan.Fonts(), cancellationToken);
            fonts = await plan.ReadFonts(cancellationToken);
        }

        if (fonts.Count == 0)
            throw new GateException("fonts-missing", "no font is on this machine, and none could be installed: all text would be drawn as boxes")
            {
                Place = string.Join("; ", tried),
                NextStep = "installing fonts, e.g. (as root) apt-get install fonts-liberation / dnf install liberation-fonts / apk add font-liberation",
                Exit = GateExit.Incomplete,
            };
        note($"fonts: {fonts.Count}");
    }

    // False when there was nothing to run.
    private async Task<bool> TakeAsync(InstallStep step, CancellationToken cancellationToken)
    {
        if (step.Obstacle is { } obstacle)
        {
            note($"skipped: {step.Title}: {obstacle}");
            tried.Add($"{step.Title}: {obstacle}");
            return false;
        }

        if (step.Preparation is not null)
            await RunAsync(step.Title, step.Preparation, cancellationToken);
        await RunAsync(step.Title, step.Install!, cancellationToken);
        return true;
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
