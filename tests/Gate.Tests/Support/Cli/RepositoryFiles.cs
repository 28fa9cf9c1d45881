using NUnit.Framework;

namespace Gate.Tests.Support.Cli;

/// <summary>Files of the repository that tests compare with.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>The file must hold the text. With UPDATE_GOLDEN=1 it is rewritten, and the test fails all the same: a new text is looked at.</summary>
    public static void AssertHolds(string relative, string text)
    {
        var path = PathOf(relative);
        var found = File.Exists(path) ? File.ReadAllText(path) : "";
        if (found != text && Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            Assert.Fail($"{relative} was rewritten; look at it, and run again without UPDATE_GOLDEN");
        }

        Assert.That(found, Is.EqualTo(text), $"{relative} is not what the code says; UPDATE_GOLDEN=1 rewrites it");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Gate.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"Gate.sln is not above {AppContext.BaseDirectory}");
    }
}
