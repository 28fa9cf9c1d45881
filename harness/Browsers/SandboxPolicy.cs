namespace Gate.Harness.Browsers;

/// <summary>Whether Chromium's sandbox is on, and why. It is on wherever the browser can have it: the markup is not trusted.</summary>
/// <param name="On">Whether the browser is started with its sandbox.</param>
/// <param name="Why">One phrase for people.</param>
internal sealed record SandboxPolicy(bool On, string Why)
{
    /// <summary>What to do where the browser cannot have it.</summary>
    public const string Advice =
        "allow user namespaces (sysctl user.max_user_namespaces above 0, kernel.unprivileged_userns_clone=1, or an AppArmor profile for the browser), or install the system's chromium-sandbox package";

    /// <summary>Chromium refuses to run sandboxed as root (it exits with a message that names <c>--no-sandbox</c>).</summary>
    public static SandboxPolicy OfThisProcess() =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            ? new SandboxPolicy(false, "the process runs as root, and Chromium then has none")
            : new SandboxPolicy(true, "the process runs as an ordinary user");
}
