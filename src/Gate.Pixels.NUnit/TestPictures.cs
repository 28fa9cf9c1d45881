using System.Text;
using NUnit.Framework;

namespace Gate.Pixels.NUnit;

/// <summary>Pictures of the running test, in <c>pixel-differences</c> below NUnit's work directory, attached to its result.</summary>
internal static class TestPictures
{
    private const int MostOfName = 80;

    /// <summary>Writes a picture and attaches it.</summary>
    /// <returns>Its path.</returns>
    public static string Keep(string role, byte[] png)
    {
        var context = TestContext.CurrentContext;
        var folder = Path.Combine(context.WorkDirectory, "pixel-differences");
        Directory.CreateDirectory(folder);
        // The id keeps cases apart whose names look alike once they are file names.
        var path = Path.Combine(folder, $"{FileNameOf(context.Test.Name)}-{FileNameOf(context.Test.ID)}-{role}.png");
        File.WriteAllBytes(path, png);
        TestContext.AddTestAttachment(path, role);
        return path;
    }

    private static string FileNameOf(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name.Take(MostOfName))
            text.Append(char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '_');
        return text.ToString();
    }
}
