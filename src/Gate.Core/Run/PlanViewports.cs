using Gate.Core.Rendering;
using Gate.Core.Run.Config;

namespace Gate.Core.Run;

/// <summary>The viewports of a plan: the config's projects, of which some may be chosen by name.</summary>
internal static class PlanViewports
{
    /// <summary>Where the config names no project: a laptop and a phone, plain windows both.</summary>
    private static readonly (string Name, int Width, int Height)[] Defaults = [("desktop", 1280, 800), ("mobile", 375, 812)];

    public static IReadOnlyList<Viewport> Resolve(IReadOnlyList<string> chosen, GateConfig config)
    {
        var all = config.Projects.Count > 0 ? config.Projects.Select(project => FromProject(project, config.Use.Window)).ToList() : WithoutProjects(config.Use.Window);
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

        return chosen.Count == 0 ? all : all.FindAll(viewport => chosen.Contains(viewport.Name));
    }

    /// <summary>A window given in <c>use</c> alone is one viewport of its own; what else is given there holds for the default ones.</summary>
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
