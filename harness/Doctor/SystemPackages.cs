using Gate.Harness.Browsers;

namespace Gate.Harness.Doctor;

/// <summary>A package manager of a system, and what it calls a browser and fonts.</summary>
/// <param name="Program">Its command.</param>
/// <param name="Renew">Arguments that renew its lists; null where installing does that.</param>
/// <param name="Install">Arguments before the names of the packages, without questions.</param>
internal sealed record SystemPackages(string Program, IReadOnlyList<string>? Renew, IReadOnlyList<string> Install)
{
    public const string NotRoot = "needs root, and sudo does not let this user without a password";

    // Another apt-get may be at work on a machine that has just started.
    private static readonly string[] AptLock = ["-o", "DPkg::Lock::Timeout=120"];

    private static readonly SystemPackages[] Known =
    [
        new("apt-get", [.. AptLock, "update"], [.. AptLock, "install", "-y", "--no-install-recommends"]) { Browser = ["chromium"], Fonts = ["fonts-liberation"] },
        new("dnf", null, ["install", "-y"]) { Browser = ["chromium"], Fonts = ["liberation-fonts"] },
        new("apk", null, ["add", "--no-cache"]) { Browser = ["chromium"], Fonts = ["font-liberation"] },
        new("pacman", null, ["-Sy", "--noconfirm"]) { Browser = ["chromium"], Fonts = ["ttf-liberation"] },
        new("zypper", null, ["--non-interactive", "install"]) { Browser = ["chromium"], Fonts = ["liberation-fonts"] },
        new("brew", null, ["install", "--cask"]) { Browser = ["google-chrome"], Fonts = ["font-liberation"], AsUser = true },
        new("winget", null, ["install", "--exact", "--silent", "--accept-package-agreements", "--accept-source-agreements"]) { Browser = ["Google.Chrome"], Fonts = [], AsUser = true },
    ];

    /// <summary>Names of the packages that bring a browser.</summary>
    public required IReadOnlyList<string> Browser { get; init; }

    /// <summary>Names of the packages that bring fonts; the same metrics as Arial, Times and Courier, so that pages look as meant.</summary>
    public required IReadOnlyList<string> Fonts { get; init; }

    /// <summary>Refuses to run as root, or asks for rights by itself.</summary>
    public bool AsUser { get; init; }

    /// <summary>The step that installs packages with this machine's manager.</summary>
    public static InstallStep Step(string title, SearchGround ground, Func<SystemPackages, IReadOnlyList<string>> packages)
    {
        if (Known.FirstOrDefault(known => Executable.OnPath(known.Program, ground) is not null) is not { } manager)
            return InstallStep.Blocked(title, $"none of {string.Join(", ", Known.Select(known => known.Program))} is on the PATH");
        if (packages(manager) is not { Count: > 0 } names)
            return InstallStep.Blocked(title, $"{manager.Program} has no package for it");
        return manager.Call([.. manager.Install, .. names], ground) is { } install
            ? InstallStep.Of(title, install) with { Preparation = manager.Renew is null ? null : manager.Call(manager.Renew, ground) }
            : InstallStep.Blocked(title, NotRoot);
    }

    /// <summary>The call with root's rights; null where this user cannot have them without being asked.</summary>
    public static CommandCall? AsRoot(CommandCall call, SearchGround ground)
    {
        if (Environment.IsPrivilegedProcess)
            return call;
        return Executable.OnPath("sudo", ground) is null ? null : call with { Program = "sudo", Arguments = ["-n", call.Program, .. call.Arguments] };
    }

    private CommandCall? Call(IReadOnlyList<string> arguments, SearchGround ground)
    {
        // Through env, since sudo drops variables; without it a package may ask a question.
        CommandCall call = Program == "apt-get"
            ? new CommandCall("env", ["DEBIAN_FRONTEND=noninteractive", Program, .. arguments])
            : new CommandCall(Program, arguments);
        return AsUser ? call : AsRoot(call, ground);
    }
}
