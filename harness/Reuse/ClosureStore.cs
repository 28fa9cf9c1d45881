using System.Text.Json;

namespace Gate.Harness.Reuse;

/// <summary>
/// Closures that outlast a run, in a folder that several runs may share. Each file stands for itself: written beside and moved into
/// place, checked against its own digest when read, and dropped when damaged.
/// </summary>
/// <param name="folder">Absolute; made when first written to.</param>
/// <param name="note">Hears of what was dropped, or cannot be kept.</param>
/// <param name="time">For the times of last use.</param>
/// <param name="mostBytes">What the folder may hold after <see cref="Trim"/>.</param>
internal sealed class ClosureStore(string folder, Action<string> note, TimeProvider time, long mostBytes = ClosureStore.DefaultMostBytes)
{
    /// <summary>256 MiB: some 50,000 shots of an ordinary site.</summary>
    public const long DefaultMostBytes = 256L << 20;

    // A page's last few versions: base, change, and what came between.
    private const int MostPerKey = 8;
    private const string Ending = ".closure";

    private int _troubles;

    /// <summary>What was kept under a key, newest use first; damaged files are dropped with a note.</summary>
    public IEnumerable<(string Path, Closure Closure)> Find(string key)
    {
        var place = new DirectoryInfo(PlaceOf(key));
        if (!place.Exists)
            yield break;
        foreach (var file in place.EnumerateFiles("*" + Ending).OrderByDescending(file => file.LastWriteTimeUtc).Take(MostPerKey))
        {
            if (Read(file.FullName) is { } closure)
                yield return (file.FullName, closure);
        }
    }

    /// <summary>Remembers that an entry was of use.</summary>
    public void Touch(string path) => Try(() => File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime));

    /// <summary>What was kept of just these bytes; null when nothing was.</summary>
    public Closure? Find(string key, ShotInputs inputs) => File.Exists(PathOf(key, inputs)) ? Read(PathOf(key, inputs)) : null;

    /// <summary>Keeps a closure, together with what is known of the same bytes already.</summary>
    public void Keep(string key, Closure closure) => Try(() =>
    {
        var path = PathOf(key, closure.Inputs);
        // A run that keeps the same at the same moment may be forgotten: a sighting less.
        var content = JsonSerializer.SerializeToUtf8Bytes(Find(key, closure.Inputs) is { } earlier ? closure.After(earlier) : closure);
        Directory.CreateDirectory(PlaceOf(key));
        // A run that is killed here leaves a file that nobody reads, and the next trim removes.
        var beside = $"{path}.{Guid.NewGuid():n}";
        File.WriteAllBytes(beside, SealedBytes.Of(content));
        File.Move(beside, path, overwrite: true);
    });

    /// <summary>Removes what was not used for longest until the rest fits; and what killed runs left behind.</summary>
    public void Trim() => Try(() =>
    {
        if (!Directory.Exists(folder))
            return;
        var left = mostBytes;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderByDescending(file => file.LastWriteTimeUtc).ToList())
        {
            // Another run may be about to move what it has just written beside.
            var isLeftover = file.Extension != Ending && file.Name.Contains(Ending, StringComparison.Ordinal) && file.LastWriteTimeUtc < time.GetUtcNow().UtcDateTime.AddHours(-1);
            if (isLeftover || (file.Extension == Ending && (left -= file.Length) < 0))
                file.Delete();
        }
    });

    private string PlaceOf(string key) => Path.Combine(folder, "closures-2", key[..2], key);

    private string PathOf(string key, ShotInputs inputs) => Path.Combine(PlaceOf(key), Closure.NameOf(inputs) + Ending);

    private Closure? Read(string path)
    {
        try
        {
            if (SealedBytes.Open(File.ReadAllBytes(path)) is { } content)
                return JsonSerializer.Deserialize<Closure>(content.Span);
            note("an entry of the cache was damaged, and dropped");
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // Another run may have dropped it just now; what cannot be read proves nothing.
            Trouble(exception);
        }
        return null;
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Trouble(exception);
        }
    }

    // A cache that does not work costs time, and nothing else: it is told once.
    private void Trouble(Exception exception)
    {
        if (Interlocked.Increment(ref _troubles) == 1)
            note($"the cache is of no use here: {exception.Message}");
    }
}
