using System.Globalization;
using Gate.Core.Rendering;
using Gate.Core.Run.Config;

namespace Gate.Core.Run;

/// <summary>The viewports of a plan: the config's projects, of which some may be chosen by name.</summary>
internal static class PlanViewports
{
    /// <summary>Where the config names no project: a laptop and a phone, plain windows both.</summary>
    /// <summary>Stands for a viewport in each range of widths that the site's own style sheets make.</summary>
    public const string Auto = "auto";

    private const int SmallestWidth = 320;
    private const int MostAdded = 16;

    private static readonly (string Name, int Width, int Height)[] Defaults = [("desktop", 1280, 800), ("mobile", 375, 812)];

    /// <summary>The names of a config's viewports.</summary>
    public static IReadOnlyList<string> NamesOf(GateConfig config) =>
        config.Projects.Count > 0 ? [.. config.Projects.Select(project => project.Name)] : [.. WithoutProjects(config.Use.Window).Select(viewport => viewport.Name)];

    /// <summary>Whether it is called as <see cref="Auto"/> calls what it adds.</summary>
    public static bool IsFound(string name) => name.Length > 1 && name[0] == 'w' && name.AsSpan(1).ContainsAnyExceptInRange('0', '9') is false;

    public static IReadOnlyList<Viewport> Resolve(IReadOnlyList<string> chosen, GateConfig config, Func<IReadOnlyList<int>> breakpoints)
    {
        var all = config.Projects.Count > 0 ? config.Projects.Select(project => FromProject(project, config.Use.Window)).ToList() : WithoutProjects(config.Use.Window);
        var isAuto = chosen.Contains(Auto) && all.TrueForAll(viewport => viewport.Name != Auto);
        if (isAuto)
            chosen = [.. chosen.Where(name => name != Auto)];
        foreach (var name in chosen.Where(name => all.TrueForAll(viewport => viewport.Name != name)))
        {
            var names = all.ConvertAll(viewport => viewport.Name);
            var near = NearestName.Of(name, names);
            throw new GateException("viewport-unknown", $"there is no viewport \"{name}\"")
            {
                Place = "--viewport",
                NextStep = $"{(near is null ? "" : $"try \"{near}\"; ")}there {(names.Count == 1 ? "is" : "are")} {Words.List(names)}",
            };
        }

        var taken = chosen.Count == 0 ? all : all.FindAll(viewport => chosen.Contains(viewport.Name));
        return isAuto ? WithRanges(taken, breakpoints()) : taken;
    }

    /// <summary>A window given in <c>use</c> alone is one viewport of its own; what else is given there holds for the default ones.</summary>
    /// <summary>Adds a viewport for each range of widths between the breakpoints that none of the given ones stands in.</summary>
    internal static IReadOnlyList<Viewport> WithRanges(IReadOnlyList<Viewport> given, IReadOnlyList<int> starts)
    {
        List<Viewport> all = [.. given];
        for (var i = -1; i < starts.Count; i++)
        {
            var (from, to) = (i < 0 ? 0 : starts[i], i + 1 < starts.Count ? starts[i + 1] : int.MaxValue);
            if (all.Exists(viewport => viewport.Width >= from && viewport.Width < to))
                continue;
            // Nobody's screen is narrower than this; a range below it is looked at from its upper end.
            var width = from >= SmallestWidth ? from : Math.Min(to - 1, SmallestWidth);
            all.Add(given[0] with { Name = string.Create(CultureInfo.InvariantCulture, $"w{width}"), Width = width });
            if (all.Count > given.Count + MostAdded)
                throw new GateException("viewports-too-many", $"the site's style sheets have more than {MostAdded} ranges of widths that no viewport stands in") { Place = $"--viewport {Auto}", NextStep = "name the viewports that matter in the config" };
        }

        return all;
    }

    private static List<Viewport> WithoutProjects(WindowConfig window) => window.Size is { } size
        ? [Make("default", size, window)]
        : [.. Defaults.Select(viewport => Make(viewport.Name, (viewport.Width, viewport.Height), window))];

    private static Viewport FromProject(ProjectConfig project, WindowConfig general)
    {
        var window = project.Window.Over(general);
        return window.Size is { } size
            ? Make(project.Name, size, window)
            : throw ConfigError.At("config-key-missing", $"the project \"{project.Name}\" has no viewport", project.Place, "add use.viewport with width and height to it");
    }

    private static Viewport Make(string name, (int Width, int Height) size, WindowConfig window) =>
        new(name, size.Width, size.Height, window.Scale ?? 1, window.IsMobile ?? false, window.HasTouch ?? false);
}
