using System.Globalization;
using System.Text.Json;

namespace Gate.Benchmarks.Sites;

/// <summary>Gate, the floor, and the peers with their best settings.</summary>
internal static class SiteContestants
{
    private const string Scripts = "Sites";

    // Of 4 and 8, 8 was the faster on four cores (63.6 s against 71.5 s for 120 renders); the comparison has a core each.
    private const int BackstopCaptures = 8;

    public static SiteContestant Floor(SiteWorkload work, string scratch) => new("bare CDP: pictures only", async () =>
    {
        MeasuredCommand command = new("node", [Script("floor.mjs"), work.Browser, Number(work.Workers), Fresh(scratch, "floor"), SiteWorkload.Size])
        {
            Input = string.Join('\n', work.Pages.SelectMany(page => new[] { work.Address("before", page), work.Address("after", page) })),
        };
        return ((await command.RunAsync().ConfigureAwait(false)).Use, null);
    });

    /// <param name="name">As the table has it.</param>
    /// <param name="work">The pages.</param>
    /// <param name="gate">The command.</param>
    /// <param name="scratch">For the report.</param>
    /// <param name="options">Beyond the sources.</param>
    public static SiteContestant Gate(string name, SiteWorkload work, string gate, string scratch, params string[] options) => new(name, async () =>
    {
        string report = Fresh(scratch, "gate");
        string config = Path.Combine(scratch, "gate.config.json");
        await File.WriteAllTextAsync(config, "{}").ConfigureAwait(false);
        MeasuredCommand command = new(gate,
        [
            "check", "--before", Path.Combine(work.Folder, "before"), "--after", Path.Combine(work.Folder, "after"), "--config", config,
            "--out", report, "--viewport", "desktop", .. options,
        ])
        { Good = [0, 1], Folder = scratch, Variables = new Dictionary<string, string> { ["GATE_BROWSER"] = work.Browser } };
        TreeUse use = (await command.RunAsync().ConfigureAwait(false)).Use;
        using JsonDocument told = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(report, "report.json")).ConfigureAwait(false));
        return (use, told.RootElement.GetProperty("shots").EnumerateArray().Count(shot => shot.GetProperty("status").GetString() == "changed"));
    });

    public static SiteContestant PlaywrightTest(SiteWorkload work, string peers, string scratch) => new("Playwright Test", async () =>
    {
        string folder = Fresh(scratch, "playwright");
        foreach (string script in (string[])["playwright.config.mjs", "pages.spec.mjs"])
            File.Copy(Script(script), Path.Combine(folder, script));
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(peers, "node_modules"));
        string list = Path.Combine(folder, "pages.txt");
        await File.WriteAllLinesAsync(list, work.Pages).ConfigureAwait(false);
        (TreeUse first, _) = await Run("before", "--update-snapshots").ConfigureAwait(false);
        (TreeUse second, string output) = await Run("after", "--reporter=json").ConfigureAwait(false);
        using JsonDocument told = JsonDocument.Parse(output);
        return (first.Then(second), told.RootElement.GetProperty("stats").GetProperty("unexpected").GetInt32());

        Task<(TreeUse Use, string Output)> Run(string side, string option) => new MeasuredCommand("node", [Path.Combine(peers, "node_modules/@playwright/test/cli.js"), "test", option])
        {
            Folder = folder,
            Good = [0, 1],
            Variables = new Dictionary<string, string>
            {
                ["BENCH_BASE"] = new Uri(work.Base, side + "/").AbsoluteUri,
                ["BENCH_BROWSER"] = work.Browser,
                ["BENCH_PAGES"] = list,
                ["BENCH_SIZE"] = SiteWorkload.Size,
                ["BENCH_WORKERS"] = Number(work.Workers),
            },
        }.RunAsync();
    });

    public static SiteContestant Backstop(SiteWorkload work, string peers, string scratch) => new("BackstopJS", async () =>
    {
        string folder = Fresh(scratch, "backstop");
        string config = Path.Combine(folder, "backstop.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(BackstopConfig(work, folder))).ConfigureAwait(false);
        (TreeUse first, _) = await Run("reference").ConfigureAwait(false);
        (TreeUse second, _) = await Run("test").ConfigureAwait(false);
        string report = await File.ReadAllTextAsync(Path.Combine(folder, "ci/jsonReport.json")).ConfigureAwait(false);
        using JsonDocument told = JsonDocument.Parse(report);
        return (first.Then(second), told.RootElement.GetProperty("tests").EnumerateArray().Count(test => test.GetProperty("status").GetString() == "fail"));

        Task<(TreeUse Use, string Output)> Run(string command) => new MeasuredCommand("node", [Path.Combine(peers, "node_modules/backstopjs/cli/index.js"), command, "--config=" + config])
        {
            Folder = folder,
            Good = [0, 1],
        }.RunAsync();
    });

    private static object BackstopConfig(SiteWorkload work, string folder)
    {
        string[] sizes = SiteWorkload.Size.Split('x');
        return new
        {
            id = "bench",
            viewports = new[] { new { label = "desktop", width = int.Parse(sizes[0], CultureInfo.InvariantCulture), height = int.Parse(sizes[1], CultureInfo.InvariantCulture) } },
            scenarios = work.Pages.Select(page => new
            {
                label = page,
                url = work.Address("after", page),
                referenceUrl = work.Address("before", page),
                delay = 0,
                misMatchThreshold = 0,
                requireSameDimensions = true,
                selectors = (string[])["document"],
            }),
            paths = new { bitmaps_reference = Path.Combine(folder, "reference"), bitmaps_test = Path.Combine(folder, "test"), ci_report = Path.Combine(folder, "ci"), json_report = Path.Combine(folder, "ci"), html_report = Path.Combine(folder, "html") },
            report = (string[])["json"],
            engine = "playwright",
            engineOptions = new
            {
                executablePath = work.Browser,
                args = (string[])["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text", "--font-render-hinting=none", "--force-color-profile=srgb"],
            },
            asyncCaptureLimit = BackstopCaptures,
            asyncCompareLimit = work.Workers,
            resembleOutputOptions = new { usePreciseMatching = true, ignoreAntialiasing = false },
        };
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, Scripts, name);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Fresh(string scratch, string name)
    {
        string folder = Path.Combine(scratch, name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }
}
