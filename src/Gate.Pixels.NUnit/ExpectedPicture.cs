using NUnit.Framework;

namespace Gate.Pixels.NUnit;

/// <summary>The picture that is expected: in a file, or at hand.</summary>
internal sealed class ExpectedPicture
{
    private readonly byte[]? _png;
    private readonly string? _file;

    public ExpectedPicture(byte[] png)
    {
        ArgumentNullException.ThrowIfNull(png);
        _png = png;
    }

    public ExpectedPicture(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        _file = file;
    }

    public string Name => _file ?? "another picture";

    /// <summary>The file's bytes. A missing file makes no picture: what was seen is kept beside the test's results, for a person to take over.</summary>
    /// <exception cref="FileNotFoundException">With where the actual picture lies.</exception>
    public byte[] Read(byte[] actual)
    {
        if (_png is not null)
            return _png;
        var path = Path.Combine(TestContext.CurrentContext.TestDirectory, _file!);
        if (File.Exists(path))
            return File.ReadAllBytes(path);
        var kept = TestPictures.Keep("actual", actual);
        throw new FileNotFoundException($"There is no picture to compare with: {path}. What the test saw is {kept}: look at it, and copy it there if it is right.", path);
    }
}
