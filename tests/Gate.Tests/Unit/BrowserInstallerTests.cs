using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Doctor;
using Gate.Harness.Machine;
using NUnit.Framework;

namespace Gate.Tests.Unit;

/// <summary>The order of the steps and what is said, on a made-up machine: shell scripts stand for browsers and installers.</summary>
public sealed class BrowserInstallerTests
{
    // Draws what a browser would for the trial's page; --version is answered as Chromium does.
    private const string Drawing = "#!/bin/sh\n[ \"$1\" = --version ] && echo 'Chromium 156.0.1.2 built on nothing' || echo '<p>gate-trial-passed</p>'\n";
    private const string Broken = "#!/bin/sh\necho 'error: libnss3.so: cannot open shared object file' >&2\nexit 127\n";

    private readonly List<string> notes = [];
    private string machine = "";
    private int fonts;

    [SetUp]
    public void Make_an_empty_machine()
    {
        machine = Directory.CreateTempSubdirectory("gate-installer-").FullName;
        notes.Clear();
        fonts = 7;
    }

    [TearDown]
    public void Remove_the_machine() => Directory.Delete(machine, recursive: true);

    [Test]
    public async Task A_working_browser_is_taken_and_nothing_is_run()
    {
        string browser = Script("bin/chromium", Drawing);
        BrowserChoice choice = await Installer(Installs("first", Drawing)).EnsureAsync(CancellationToken.None);
        Assert.That(choice.Path, Is.EqualTo(browser));
        Assert.That(notes, Is.EqualTo(new[] { "browser: Chromium 156.0.1.2, \"chromium\" on the PATH", "fonts: 7" }));
    }

    [Test]
    public async Task The_next_step_is_tried_where_one_fails()
    {
        BrowserChoice choice = await Installer(Fails("download"), Blocked("libraries"), Installs("packages", Drawing), Fails("never")).EnsureAsync(CancellationToken.None);
        Assert.That(choice.Origin, Is.EqualTo(BrowserOrigin.System));
        Assert.That(string.Join('\n', notes), Does.Contain("failed: exit 9: error: no route").And.Contain("skipped: libraries: not here").And.Not.Contain("never"));
    }

    [Test]
    public async Task A_browser_that_is_there_and_draws_nothing_is_mended_by_the_next_step()
    {
        Script("bin/chromium", Broken);
        await Installer(Installs("packages", Drawing)).EnsureAsync(CancellationToken.None);
        Assert.That(notes[0], Does.Contain("does not draw a page").And.Contain("libnss3.so"));
    }

    [Test]
    public async Task When_nothing_helps_the_error_says_all_that_was_tried()
    {
        GateException error = (await Assert.ThrowsAsync<GateException>(() => Installer(Fails("download"), Blocked("packages")).EnsureAsync(CancellationToken.None)))!;
        Assert.That((error.Code, error.Exit), Is.EqualTo(("browser-missing", GateExit.Incomplete)));
        Assert.That(error.Place, Is.EqualTo("download: exit 9: error: no route; packages: not here"));
        Assert.That(error.NextStep, Does.Contain("apt-get install chromium"));
    }

    [Test]
    public async Task An_installer_that_lies_does_not_make_a_browser()
    {
        InstallStep liar = InstallStep.Of("liar", new CommandCall("true"));
        GateException error = (await Assert.ThrowsAsync<GateException>(() => Installer(liar).EnsureAsync(CancellationToken.None)))!;
        Assert.That(error.Code, Is.EqualTo("browser-missing"));
    }

    [Test]
    public async Task A_named_browser_that_draws_nothing_is_never_replaced()
    {
        Script("bin/chromium", Drawing);
        string named = Script("mine", Broken);
        GateException error = (await Assert.ThrowsAsync<GateException>(() => Installer(new BrowserSettings { ExecutablePath = named }, Installs("packages", Drawing)).EnsureAsync(CancellationToken.None)))!;
        Assert.That((error.Code, error.Place), Is.EqualTo(("browser-broken", named)));
    }

    [Test]
    public async Task A_browser_that_only_echoes_its_arguments_does_not_draw()
    {
        string echo = Script("echo", "#!/bin/sh\necho \"$@\"\n");
        GateException error = (await Assert.ThrowsAsync<GateException>(() => Installer(new BrowserSettings { ExecutablePath = echo }).EnsureAsync(CancellationToken.None)))!;
        Assert.That(error.Message, Does.Contain("it started but drew no page"));
    }

    [Test]
    public async Task A_machine_without_fonts_is_refused()
    {
        Script("bin/chromium", Drawing);
        fonts = 0;
        GateException error = (await Assert.ThrowsAsync<GateException>(() => Installer().EnsureAsync(CancellationToken.None)))!;
        Assert.That((error.Code, error.Exit), Is.EqualTo(("fonts-missing", GateExit.Incomplete)));
    }

    private BrowserInstaller Installer(params InstallStep[] steps) => Installer(new BrowserSettings(), steps);

    private BrowserInstaller Installer(BrowserSettings settings, params InstallStep[] steps) => new(settings, notes.Add, new InstallPlan
    {
        Ground = new SearchGround
        {
            Platform = Platform.Linux,
            Variable = name => name == "PATH" ? At("bin") : null,
            Home = At("home"),
            WorkingFolder = machine,
            DriverPackage = At("driver"),
            UsualPlaces = [],
        },
        Browser = [.. steps.Select(step => (Func<InstallStep>)(() => step))],
        Fonts = () => Blocked("fonts"),
        ReadFonts = _ => Task.FromResult(new FontSummary(fonts, "sha256:0")),
    });

    private InstallStep Installs(string title, string browser)
    {
        string source = Script(title + ".browser", browser);
        return InstallStep.Of(title, new CommandCall("sh", "-c", "mkdir -p \"$2\" && cp -p \"$1\" \"$2/chromium\"", "sh", source, At("bin")));
    }

    private static InstallStep Fails(string title) =>
        InstallStep.Of(title, new CommandCall("sh", "-c", "echo error: no route; echo goodbye; exit 9"));

    private static InstallStep Blocked(string title) => InstallStep.Blocked(title, "not here");

    private string Script(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return At(path);
    }

    private string At(string path) => Path.Combine(machine, path);
}
