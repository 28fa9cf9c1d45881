using System.Diagnostics;
using NUnit.Framework;

namespace Gate.Tests.Support;

/// <summary>An Ed25519 key pair without a passphrase, made for one test.</summary>
internal sealed class SshKey
{
    public SshKey(ScratchFolder scratch, string name)
    {
        (Name, Path) = (name, scratch.At($"key-{name}"));
        using var made = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", Path]) { RedirectStandardOutput = true })!;
        made.WaitForExit();
        Assert.That(made.ExitCode, Is.Zero, "ssh-keygen of OpenSSH is needed");
    }

    public string Name { get; }

    public string Path { get; }

    /// <summary>The line for a file of allowed signers.</summary>
    public string Allowed(string options = "") => $"{Name}@example.com {options}{(options.Length > 0 ? " " : "")}{File.ReadAllText($"{Path}.pub").Trim()}\n";
}
