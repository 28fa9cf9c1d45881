using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Machine;
using NUnit.Framework;

namespace Gate.Tests.Unit;

public sealed class BrowserFinderTests
{
    private readonly Dictionary<string, string> variables = [];
    private string machine = "";

    [SetUp]
    public void Make_an_empty_machine()
    {
        machine = Directory.CreateTempSubdirectory("gate-finder-").FullName;
        variables.Clear();
        variables["PATH"] = At("bin");
    }

    [TearDown]
    public void Remove_the_machine() => Directory.Delete(machine, recursive: true);

    [Test]
    public void An_empty_machine_gets_one_error_with_commands_to_try()
    {
        GateException error = Assert.Throws<GateException>(() => Find(null))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo("browser-missing"));
            Assert.That(error.Exit, Is.EqualTo(GateExit.Incomplete));
            Assert.That(error.NextStep, Does.Contain("gate doctor --fix").And.Contain("apt-get install chromium"));
        });
    }

    [Test]
    public void A_named_browser_wins_over_all_others()
    {
        Browser("bin/chromium");
        Playwright("chromium_headless_shell-1248/chrome-headless-shell-linux64/chrome-headless-shell");
        string named = Browser("mine/chrome");
        BrowserChoice choice = Find(named);
        Assert.That((choice.Path, choice.Origin), Is.EqualTo((named, BrowserOrigin.Named)));
    }

    [Test]
    public void A_named_browser_may_be_relative_or_a_plain_name()
    {
        string named = Browser("bin/my-chrome");
        Assert.That(Find("bin/my-chrome").Path, Is.EqualTo(named));
        Assert.That(Find("my-chrome").Path, Is.EqualTo(named));
    }

    [TestCase("nowhere/chrome")]
    [TestCase("no-such-browser")]
    [TestCase("bin")]
    public void A_name_that_leads_nowhere_never_falls_through_to_another_browser(string named)
    {
        Browser("bin/chromium");
        GateException error = Assert.Throws<GateException>(() => Find(named))!;
        Assert.That((error.Code, error.Exit), Is.EqualTo(("browser-not-found", GateExit.Usage)));
        Assert.That(error.Message, Does.Contain(named));
    }

    [Test]
    public void Playwright_goes_before_the_system()
    {
        Browser("bin/chromium");
        string managed = Playwright("chromium-1248/chrome-linux64/chrome");
        BrowserChoice choice = Find(null);
        Assert.That((choice.Path, choice.Origin), Is.EqualTo((managed, BrowserOrigin.Playwright)));
    }

    [Test]
    public void The_revision_of_the_driver_goes_before_newer_ones()
    {
        Write("driver/browsers.json", """{"browsers":[{"name":"chromium","revision":"1248"},{"name":"chromium-headless-shell","revision":"1248"}]}""");
        Playwright("chromium_headless_shell-1300/chrome-headless-shell-linux64/chrome-headless-shell");
        string expected = Playwright("chromium-1248/chrome-linux64/chrome");
        Assert.That(Find(null).Path, Is.EqualTo(expected));
        Assert.That(Find(null).How, Is.EqualTo("Playwright's chromium, revision 1248"));
    }

    [Test]
    public void Without_the_drivers_revision_the_newest_is_taken_and_the_headless_shell_before_the_full_browser()
    {
        Write("driver/browsers.json", """{"browsers":[{"name":"chromium-headless-shell","revision":"1400"}]}""");
        Playwright("chromium_headless_shell-999/chrome-linux/headless_shell");
        Playwright("chromium-1300/chrome-linux64/chrome");
        string shell = Playwright("chromium_headless_shell-1300/chrome-linux/headless_shell");
        Assert.That(Find(null).Path, Is.EqualTo(shell));
        Assert.That(Find(null).How, Does.Contain("revision 1300").And.Contain("made for 1400"));
    }

    [Test]
    public void A_half_finished_download_is_not_taken()
    {
        Browser("cache/ms-playwright/chromium-1248/chrome-linux64/chrome");
        string system = Browser("bin/google-chrome");
        Assert.That(Find(null).Path, Is.EqualTo(system));
    }

    [Test]
    public void The_variable_moves_playwrights_folder()
    {
        variables["PLAYWRIGHT_BROWSERS_PATH"] = "elsewhere";
        string managed = Browser("elsewhere/chromium-1248/chrome-linux64/chrome");
        Write("elsewhere/chromium-1248/INSTALLATION_COMPLETE", "");
        Assert.That(Find(null).Path, Is.EqualTo(managed));
    }

    [Test]
    public void The_variable_zero_means_inside_the_drivers_package()
    {
        variables["PLAYWRIGHT_BROWSERS_PATH"] = "0";
        string managed = Browser("driver/.local-browsers/chromium-1248/chrome-linux64/chrome");
        Write("driver/.local-browsers/chromium-1248/INSTALLATION_COMPLETE", "");
        Assert.That(Find(null).Path, Is.EqualTo(managed));
    }

    [TestCase("bin/chromium-headless-shell")]
    [TestCase("bin/chromium")]
    [TestCase("bin/chromium-browser")]
    [TestCase("bin/google-chrome-stable")]
    [TestCase("usual/chrome")]
    public void A_system_browser_is_found_by_name_or_place(string file)
    {
        string path = Browser(file);
        BrowserChoice choice = Find(null);
        Assert.That((choice.Path, choice.Origin), Is.EqualTo((path, BrowserOrigin.System)));
        Assert.That(choice.How, Does.Contain(Path.GetFileName(file)).And.Not.Contain(machine));
    }

    [Test]
    public void Empty_files_plain_files_dead_links_and_snap_stubs_are_passed_over()
    {
        Write("bin/chromium", "");
        MakeExecutable("bin/chromium");
        Write("bin/google-chrome-stable", "not executable");
        File.CreateSymbolicLink(At("bin/google-chrome"), At("gone"));
        Write("bin/chromium-browser", "#!/bin/sh\necho 'requires the chromium snap to be installed: snap install chromium'\n");
        MakeExecutable("bin/chromium-browser");
        Assert.Throws<GateException>(() => Find(null));
    }

    private BrowserChoice Find(string? named) => BrowserFinder.Find(new BrowserSettings { ExecutablePath = named }, new SearchGround
    {
        Platform = Platform.Linux,
        Variable = name => name == "XDG_CACHE_HOME" ? At("cache") : variables.GetValueOrDefault(name),
        Home = At("home"),
        WorkingFolder = machine,
        DriverPackage = At("driver"),
        UsualPlaces = [At("usual/chrome")],
    });

    private string Playwright(string path)
    {
        Write(Path.Combine("cache/ms-playwright", path.Split('/')[0], "INSTALLATION_COMPLETE"), "");
        return Browser("cache/ms-playwright/" + path);
    }

    private string Browser(string path)
    {
        Write(path, "#!/bin/sh\n");
        return MakeExecutable(path);
    }

    private string MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At(path), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return At(path);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private string At(string path) => Path.Combine(machine, path);
}
