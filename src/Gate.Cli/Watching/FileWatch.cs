using System.Threading.Channels;
using Gate.Core;
using Gate.Core.Run;

namespace Gate.Cli.Watching;

/// <summary>
/// Says that files were touched; which, is only told. What a round looks at again it finds out by itself, so an event that is lost in
/// a burst costs nothing: the next one, or the end of the burst, brings it all.
/// </summary>
internal sealed class FileWatch : IDisposable
{
    /// <summary>Editors write beside and rename, generators write file after file: when nothing comes for so long, they are done.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(80);

    /// <summary>Where files are written without a pause.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Between two looks for a folder that is not there, as while a generator writes it anew.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _time;
    private readonly List<FileSystemWatcher> _watchers = [];
    private Channel<string> _touched = Channel.CreateUnbounded<string>();
    private IReadOnlyList<string> _missing = [];

    public FileWatch(TimeProvider time) => _time = time;

    /// <summary>
    /// Looks from now on, and forgets what was before. Begun anew for every round: a folder that was removed and made again is another
    /// one to the system.
    /// </summary>
    /// <exception cref="GateException"><c>watch-unavailable</c>.</exception>
    public void Begin(WatchGround ground)
    {
        Stop();
        var touched = _touched = Channel.CreateUnbounded<string>();
        _missing = [.. ground.Folders.Where(folder => !Directory.Exists(folder))];
        try
        {
            foreach (var folder in ground.Folders.Except(_missing))
                Add(folder, isDeep: true);
            // A folder that is moved away does not tell of it, the one that it lay in does.
            foreach (var folder in ground.Files.Concat(ground.Folders).Select(path => Path.GetDirectoryName(path)).OfType<string>().Distinct(StringComparer.Ordinal).Where(Directory.Exists))
                Add(folder, isDeep: false);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            throw new GateException("watch-unavailable", $"the system does not tell of changed files: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = "--watch",
                NextStep = "on Linux raise fs.inotify.max_user_watches and max_user_instances, or run gate check after each edit",
                Exit = GateExit.Incomplete,
            };
        }

        void Add(string folder, bool isDeep)
        {
            var watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = isDeep,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            _watchers.Add(watcher);
            watcher.Changed += (_, change) => Tell(change.FullPath);
            watcher.Created += (_, change) => Tell(change.FullPath);
            watcher.Deleted += (_, change) => Tell(change.FullPath);
            watcher.Renamed += (_, change) =>
            {
                Tell(change.OldFullPath);
                Tell(change.FullPath);
            };
            // More at once than fits: something changed, whatever it was.
            watcher.Error += (_, _) => touched.Writer.TryWrite(folder);
            watcher.EnableRaisingEvents = true;
        }

        void Tell(string path)
        {
            if (ground.Covers(path))
                touched.Writer.TryWrite(path);
        }
    }

    /// <summary>Waits for the first change, and then until nothing more comes.</summary>
    public async Task<Touched> NextAsync(CancellationToken cancellationToken)
    {
        var reader = _touched.Reader;
        var paths = new List<string>();
        while (paths.Count == 0)
        {
            if (_missing.FirstOrDefault(Directory.Exists) is { } back)
                paths.Add(back);
            else if (await HasMoreAsync(reader, _missing.Count > 0 ? Look : Timeout.InfiniteTimeSpan, cancellationToken))
                Take(reader, paths);
        }

        var started = _time.GetTimestamp();
        while (_time.GetElapsedTime(started) < Longest && await HasMoreAsync(reader, Quiet, cancellationToken))
            Take(reader, paths);
        return new Touched([.. paths.Distinct(StringComparer.Ordinal)], started);
    }

    /// <summary>Ends when there is something for <see cref="NextAsync"/>, and leaves it there.</summary>
    public async Task TouchedAsync(CancellationToken cancellationToken) => await _touched.Reader.WaitToReadAsync(cancellationToken);

    public void Dispose() => Stop();

    private static void Take(ChannelReader<string> reader, List<string> paths)
    {
        while (reader.TryRead(out var path))
            paths.Add(path);
    }

    private async Task<bool> HasMoreAsync(ChannelReader<string> reader, TimeSpan within, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(within, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Stop()
    {
        foreach (var watcher in _watchers)
            watcher.Dispose();
        _watchers.Clear();
    }
}
