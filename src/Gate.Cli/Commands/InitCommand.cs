using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Markup;
using Gate.Core.Run.Config;
using Gate.Core.Run.Importing;

namespace Gate.Cli.Commands;

/// <summary><c>gate init</c>.</summary>
internal sealed class InitCommand : Command
{
    private const string PagesFile = "gate-pages.txt";

    /// <summary>More are counted, not listed.</summary>
    private const int MostListed = 20;

    /// <summary>The defaults, written out where a project usually changes one; a test holds them against the real ones.</summary>
    internal const string Defaults = """
        {
          "use": {
            "locale": "en-US",
            "timezoneId": "UTC",
            "colorScheme": "light",
            "reducedMotion": "reduce",
            "deviceScaleFactor": 1
          },
          "projects": [
            { "name": "desktop", "use": { "viewport": { "width": 1280, "height": 800 } } },
            { "name": "mobile", "use": { "viewport": { "width": 375, "height": 812 } } }
          ],
          "timeout": 30000,
          "gate": {
            "include": [],
            "exclude": [],
            "externals": {},
            "accept": [],
            "fullPage": true,
            "confirm": 3
          }
        }

        """;

    public InitCommand(IConsole console)
        : base("init", "Write a playwright.config.json with the defaults, and list the pages that are found.")
    {
        var folder = new Argument<string?>("FOLDER") { Arity = ArgumentArity.ZeroOrOne, Description = "The folder with the pages; looked for in the usual places unless given." };
        Arguments.Add(folder);
        var from = new Option<string?>("--from") { HelpName = "FILE", Description = "Take over what a backstop.json says: viewports, pages, what is hidden, what is done to pages." };
        Options.Add(from);
        SetAction(result =>
        {
            if (result.GetValue(from) is { } other)
            {
                if (result.GetValue(folder) is not null)
                    throw new GateException("option-conflict", "FOLDER is where pages are looked for, and --from names them") { Place = "--from", NextStep = "give one of them" };
                Import(console, other);
                return 0;
            }

            // Before anything is written: a named folder must be one.
            if (result.GetValue(folder) is { } named)
                ExportFolder.Find(named, "FOLDER");
            var hosts = Hosts(console, result.GetValue(folder));
            Write(Path.Combine(console.WorkingDirectory, ConfigReader.DefaultFile), WithHosts(hosts.Keys));
            console.Out.Write($"wrote {ConfigReader.DefaultFile}\n");
            List(console, result.GetValue(folder), hosts);
            return 0;
        });
    }

    /// <summary>The defaults, with a line for every host that the pages ask for.</summary>
    internal static string WithHosts(IEnumerable<string> hosts)
    {
        var lines = hosts.Select(host => $"      {JsonValue.Create(host).ToJsonString()}: \"replay\"").ToList();
        return lines.Count == 0 ? Defaults : Defaults.Replace("\"externals\": {}", $"\"externals\": {{\n{string.Join(",\n", lines)}\n    }}", StringComparison.Ordinal);
    }

    private static void Import(IConsole console, string named)
    {
        var imported = BackstopImport.Read(named, Read(Path.GetFullPath(named, console.WorkingDirectory), named));
        var pages = Path.Combine(console.WorkingDirectory, PagesFile);
        if (File.Exists(pages))
            throw new GateException("config-exists", $"there is a {PagesFile} already") { Place = pages, NextStep = "move it away" };
        Write(Path.Combine(console.WorkingDirectory, ConfigReader.DefaultFile), imported.Config);
        Write(pages, imported.Pages);
        console.Out.Write($"wrote {ConfigReader.DefaultFile} and {PagesFile}: {imported.Counts}\n");
        foreach (var left in imported.Left)
            console.Out.Write($"left  {Printable.Of(left)}\n");
        console.Out.Write(imported switch
        {
            { Site: null } => $"next: gate check --before OLD --after NEW --pages {PagesFile}\n",
            { Reference: { } reference, Site: var site } => $"next: gate check --before {NextCommand.Quote(reference)} --after {NextCommand.Quote(site)} --pages {PagesFile}\n",
            { Site: var site } => $"next: gate baseline record {NextCommand.Quote(site)} --to baselines/site --pages {PagesFile}, and after a change: gate check --before baseline:baselines/site --after {NextCommand.Quote(site)} --pages {PagesFile}\n",
        });
    }

    private static byte[] Read(string path, string named)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("import-unreadable", $"\"{named}\" cannot be read: {exception.Message.TrimEnd('.')}", exception) { Place = "--from", NextStep = "give the path of a backstop.json" };
        }
    }

    private static IReadOnlyDictionary<string, SortedDictionary<string, int>> Hosts(IConsole console, string? named)
    {
        var asked = new AskedHosts();
        try
        {
            var (folder, found) = ExportFolder.Find(named, "FOLDER");
            foreach (var file in found.Pages.Select(page => Path.Combine(Path.GetFullPath(folder, console.WorkingDirectory), page.Id.Value)).Where(File.Exists))
            {
                using var page = File.OpenRead(file);
                asked.Add(page);
            }
        }
        catch (GateException exception) when (named is null && exception.Code == "page-set-empty")
        {
            // No pages yet: no hosts either. The listing says so.
            return asked.Hosts;
        }

        return asked.Hosts;
    }

    private static void List(IConsole console, string? named, IReadOnlyDictionary<string, SortedDictionary<string, int>> hosts)
    {
        try
        {
            var (folder, found) = ExportFolder.Find(named, "FOLDER");
            console.Out.Write($"{Words.Count(found.Pages.Count, "page")} in {Printable.Of(folder)}:\n");
            foreach (var page in found.Pages.Take(MostListed))
                console.Out.Write($"  {Printable.Of(page.Id.Value)}\n");
            if (found.Pages.Count > MostListed)
                console.Out.Write($"  and {Words.Count(found.Pages.Count - MostListed, "more page")}\n");
            foreach (var (host, kinds) in hosts)
                console.Out.Write($"asks {Printable.Of(host)} for {Words.List([.. kinds.Select(kind => $"{Words.Number(kind.Value)} {kind.Key}")])}: replay\n");
            console.Out.Write($"next: keep a copy of it as it is now, change something, then: gate check --before COPY --after {Printable.Of(folder)}\n");
        }
        catch (GateException exception) when (named is null && exception.Code == "page-set-empty")
        {
            console.Out.Write("no pages found here yet\nnext: build the site, then: gate check --before OLD --after NEW\n");
        }
    }

    private static void Write(string path, string text)
    {
        try
        {
            // Created or nothing: an existing file is never written, not even by a race.
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new GateException("config-exists", $"there is a {Path.GetFileName(path)} already", exception) { Place = path, NextStep = "edit it, or move it away; every setting is listed in harness/README.md" };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("out-unwritable", $"{Path.GetFileName(path)} cannot be written: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = path,
                NextStep = "change to a folder that can be written",
                Exit = GateExit.Incomplete,
            };
        }
    }
}
