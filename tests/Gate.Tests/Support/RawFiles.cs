using System.Diagnostics;

namespace Gate.Tests.Support;

/// <summary>Files whose names hold bytes that are no UTF-8: .NET cannot name them, the shell can.</summary>
internal static class RawFiles
{
    /// <param name="folder">Where, an ordinary path.</param>
    /// <param name="name">As printf(1) reads it: <c>caf\351.png</c>.</param>
    /// <param name="content">Text.</param>
    public static void Write(string folder, string name, string content) =>
        Run("cd \"$1\" && name=$(printf \"$2\") && mkdir -p \"$(dirname \"$name\")\" && printf %s \"$3\" > \"$name\"", folder, name, content);

    /// <param name="folder">Where, an ordinary path.</param>
    /// <param name="name">Of the link, as printf(1) reads it.</param>
    /// <param name="target">As printf(1) reads it.</param>
    public static void Link(string folder, string name, string target) => Run("cd \"$1\" && ln -s \"$(printf \"$3\")\" \"$(printf \"$2\")\"", folder, name, target);

    /// <summary>Removes what is in a folder, whatever it is called.</summary>
    public static void Clear(string folder) => Run("cd \"$1\" && chmod -R u+rwx . && find . -mindepth 1 -delete", folder);

    private static void Run(string script, params string[] arguments)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script, "sh", .. arguments]) { RedirectStandardError = true })!;
        var trouble = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        if (shell.ExitCode != 0)
            throw new InvalidOperationException($"sh: {trouble}");
    }
}
