using System.Runtime.CompilerServices;
using System.Text;
using NUnit.Framework;

namespace Gate.Tests.Support;

/// <summary>Compares with a file beside the test. <c>UPDATE_GOLDEN=1</c> rewrites it and fails the run, so that nobody updates by accident.</summary>
internal static class Golden
{
    public static void Verify(string actual, string name, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, actual, new UTF8Encoding(false));
            Assert.Fail($"{name} was rewritten: look at the difference, then run again without UPDATE_GOLDEN");
        }

        Assert.That(File.Exists(file), Is.True, $"{name} is missing: write it with UPDATE_GOLDEN=1");
        Assert.That(actual, Is.EqualTo(File.ReadAllText(file).ReplaceLineEndings("\n")), name);
    }
}
