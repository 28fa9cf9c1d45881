using System.Collections.Frozen;
using Gate.Core.Pages;

namespace Gate.Core.Coverage;

/// <summary>A changed file that is no page, and whether a capture exercised it.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Change">How it changed.</param>
/// <param name="Digest">Of both contents.</param>
internal sealed record FileStanding(string Path, FileChange Change, string Digest)
{
    /// <summary>Files that servers and hosting services read instead of showing them.</summary>
    private static readonly FrozenSet<string> Steering = FrozenSet.ToFrozenSet(
        [".htaccess", ".htpasswd", ".user.ini", "php.ini", "web.config", "nginx.conf", "caddyfile", "cname", ".nojekyll", "_config.yml", "_redirects", "_headers", "_routes.json", "_worker.js", "netlify.toml", "vercel.json", "now.json", "firebase.json", "staticwebapp.config.json", "wrangler.toml", "amplify.yml", "render.yaml", "static.json"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Not missed when no capture asks for it: a rule excludes it, or hosts do not show it.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>A capture asked for it.</summary>
    public bool IsAsked { get; init; }

    /// <summary>A picture that it is part of differs, or its change is told by another check.</summary>
    public bool IsSeen { get; init; }

    /// <summary>It steers what a host answers: redirects, headers, what is run. No capture is served by it.</summary>
    public bool IsSteering => IsSteeringName(Path) && !IsLeftOut;

    /// <summary>No capture asked for it.</summary>
    public bool IsUnasked => !IsAsked && !IsLeftOut && !IsSteering;

    /// <summary>Captures asked for it, and it changed nothing that they show.</summary>
    public bool IsUnseen => IsAsked && !IsSeen;

    /// <summary>For people.</summary>
    public string Name => Change switch { FileChange.New => $"{Path} (new)", FileChange.Gone => $"{Path} (gone)", _ => Path };

    /// <summary>Whether a file of this name is one that hosts read.</summary>
    public static bool IsSteeringName(string path) => Steering.Contains(path[(path.LastIndexOf('/') + 1)..]);

    /// <summary>The same file in two parts of a run.</summary>
    public FileStanding Plus(FileStanding other) => this with { IsAsked = IsAsked || other.IsAsked, IsSeen = IsSeen || other.IsSeen };
}
