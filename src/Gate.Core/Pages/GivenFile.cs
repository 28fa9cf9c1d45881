using System.Text;
using Gate.Core.Run;

namespace Gate.Core.Pages;

/// <summary>
/// A file that somebody named, read whole within a bound. Pipes and devices are refused before they are opened: reading one may wait, or go on,
/// for ever. What a shell hands over (<c>/dev/stdin</c>, <c>/dev/fd/63</c>) has no other name and is open already: it is read within the same bound.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Typed">As people know it.</param>
/// <param name="Place">Where it was named.</param>
/// <param name="Most">Bytes.</param>
internal sealed record GivenFile(string Path, string Typed, string Place, int Most)
{
    /// <summary>Code of the error for more bytes than that.</summary>
    public string TooLargeCode { get; init; } = "file-too-large";

    /// <summary>All bytes.</summary>
    /// <exception cref="GateException"><c>file-not-regular</c>, or it is too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public byte[] Read()
    {
        if (IsOdd(RealPath.Of(System.IO.Path.GetFullPath(Path))))
            throw new GateException("file-not-regular", $"\"{Typed}\" is a pipe or a device") { Place = Place, NextStep = "give a file; what a command writes goes into one first" };
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var length = file.CanSeek ? file.Length : 0;
        if (length > Most)
            throw TooLarge();
        using var content = new MemoryStream((int)length);
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            if (content.Length + read > Most)
                throw TooLarge();
            content.Write(buffer, 0, read);
        }

        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    /// <summary>The same as text.</summary>
    /// <param name="encoding">Unless a byte order mark says otherwise.</param>
    /// <inheritdoc cref="Read"/>
    public string ReadText(Encoding encoding)
    {
        using var reader = new StreamReader(new MemoryStream(Read()), encoding);
        return reader.ReadToEnd();
    }

    // Of what the system does not know by this path (missing, or an open pipe of a shell) opening tells.
    private static bool IsOdd(string path) =>
        !OperatingSystem.IsWindows() && FileStatus.Of(path) is { Mode: >= 0, IsRegular: false, IsFolder: false, IsLink: false };

    private GateException TooLarge() => new(TooLargeCode, $"\"{Typed}\" has more than {Words.Number(Most)} bytes") { Place = Place, NextStep = "give a smaller file" };
}
