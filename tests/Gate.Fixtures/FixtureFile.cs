using System.Text;

namespace Gate.Fixtures;

/// <summary>One file of a generated tree: a relative path with <c>/</c>, and its bytes.</summary>
internal sealed record FixtureFile(string Path, byte[] Content)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static FixtureFile OfText(string path, string text) => new(path, Utf8.GetBytes(text));
}
