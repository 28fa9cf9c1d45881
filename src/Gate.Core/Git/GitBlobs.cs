using System.Globalization;
using System.Text;

namespace Gate.Core.Git;

/// <summary>
/// Contents of files by object id. Small ones come from one <c>git cat-file --batch</c>, which answers one after the other, and
/// are kept while there is room; large ones are streamed by a process of their own. Nothing is written to disk. Safe for
/// concurrent use.
/// </summary>
internal sealed class GitBlobs(GitRepository repository) : IDisposable
{
    /// <summary>Pages and style sheets are smaller; films are streamed.</summary>
    private const long MostKept = 1 << 20;

    /// <summary>Shared assets are asked for by every page: the ones in use stay.</summary>
    private const long Room = 64 << 20;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _kept = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private GitProcess? _batch;
    private long _size;

    /// <param name="id">Full object id.</param>
    /// <param name="length">Its size in bytes, as the listing says.</param>
    /// <exception cref="IOException">The object cannot be read.</exception>
    public Stream Open(string id, long length) => length <= MostKept ? new MemoryStream(Read(id), writable: false) : Streamed(id, length);

    /// <summary>A small object as a whole.</summary>
    /// <exception cref="IOException">The object cannot be read.</exception>
    public byte[] Read(string id)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(id, out var known))
                return known;
            _batch ??= GitProcess.Start(repository.Folder, ["cat-file", "--batch"]);
            try
            {
                var content = _batch.Within(Limit, () => Ask(_batch, id));
                Keep(id, content);
                return content;
            }
            catch (IOException)
            {
                // Out of step with the process: the next question goes to a new one.
                _batch.Dispose();
                _batch = null;
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _batch?.Dispose();
            _batch = null;
        }
    }

    /// <summary>gitformat: <c>ID SP TYPE SP SIZE LF</c>, the content, <c>LF</c>; or <c>ID SP missing LF</c>.</summary>
    private static byte[] Ask(GitProcess batch, string id)
    {
        batch.Input.Write(Encoding.ASCII.GetBytes(id + "\n"));
        batch.Input.Flush();
        var header = Line(batch.Output).Split(' ');
        if (header.Length != 3 || header[0] != id || header[1] != "blob" || !long.TryParse(header[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size > MostKept)
            throw new IOException($"the object {id} cannot be read from the repository: {string.Join(' ', header.Skip(1))}");
        var content = new byte[size];
        batch.Output.ReadExactly(content);
        return batch.Output.ReadByte() == '\n' ? content : throw new IOException($"the object {id} is longer than it says");
    }

    private static string Line(Stream from)
    {
        var line = new StringBuilder();
        for (int next; (next = from.ReadByte()) != '\n';)
        {
            if (next < 0 || line.Length > 1_000)
                throw new EndOfStreamException("git ended in the middle of an answer");
            line.Append((char)next);
        }

        return line.ToString();
    }

    private GitStream Streamed(string id, long length)
    {
        var process = GitProcess.Start(repository.Folder, ["cat-file", "blob", id]);
        process.Input.Close();
        return new GitStream(process, length);
    }

    private void Keep(string id, byte[] content)
    {
        _kept[id] = content;
        _order.Enqueue(id);
        _size += content.Length;
        while (_size > Room && _order.TryDequeue(out var oldest) && _kept.Remove(oldest, out var dropped))
            _size -= dropped.Length;
    }
}
