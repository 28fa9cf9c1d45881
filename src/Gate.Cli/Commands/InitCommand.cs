using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Markup;
using Gate.Core.Run.Config;

namespace Gate.Cli.Commands;

/// <summary><c>gate init</c>.</summary>
internal sealed class InitCommand : Command
{
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
        SetAction(result =>
        {
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
            throw new GateException("config-exists", $"there is a {ConfigReader.DefaultFile} already", exception) { Place = path, NextStep = "edit it, or move it away; every setting is listed in harness/README.md" };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("out-unwritable", $"{ConfigReader.DefaultFile} cannot be written: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = path,
                NextStep = "change to a folder that can be written",
                Exit = GateExit.Incomplete,
            };
        }
    }
}
