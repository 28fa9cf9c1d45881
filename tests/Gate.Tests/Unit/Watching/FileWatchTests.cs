using Gate.Cli.Watching;
using Gate.Core.Run;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Watching;

/// <summary>Bursts are one change, and a folder that is made anew is seen.</summary>
internal sealed class FileWatchTests
{
    private const int Limit = 30_000;

    [Test]
    [CancelAfter(Limit)]
    public async Task A_burst_is_one_change_and_what_gate_writes_is_none(CancellationToken cancellationToken)
    {
        using var folders = new Folders();
        using var watch = new FileWatch(TimeProvider.System);
        watch.Begin(new WatchGround([folders.After], [folders.At("config.json")], [folders.At("after/gate-out")]));

        folders.Write("after/gate-out/report.json", "{}");
        for (var index = 0; index < 50; index++)
            folders.Write($"after/{index}.html", "<p>");
        folders.Write("config.json", "{}");
        var touched = await watch.NextAsync(cancellationToken);

        Assert.That(touched.Paths, Is.SupersetOf(Enumerable.Range(0, 50).Select(index => folders.At($"after/{index}.html")).Append(folders.At("config.json"))));
        Assert.That(touched.Paths, Has.None.Contains("gate-out"));
        Assert.That(touched.Paths, Is.Unique);
    }

    [Test]
    [CancelAfter(Limit)]
    public async Task A_folder_that_comes_back_is_a_change(CancellationToken cancellationToken)
    {
        using var folders = new Folders();
        using var watch = new FileWatch(TimeProvider.System);
        Directory.Delete(folders.After, recursive: true);
        watch.Begin(new WatchGround([folders.After], [], []));

        var next = watch.NextAsync(cancellationToken);
        folders.Write("after/index.html", "<p>");

        Assert.That((await next).Paths, Is.EqualTo(new[] { folders.After }));
    }

    [Test]
    [CancelAfter(Limit)]
    public async Task A_folder_that_is_moved_away_is_a_change(CancellationToken cancellationToken)
    {
        using var folders = new Folders();
        using var watch = new FileWatch(TimeProvider.System);
        watch.Begin(new WatchGround([folders.After], [], []));

        Directory.Move(folders.After, folders.At("away"));

        Assert.That((await watch.NextAsync(cancellationToken)).Paths, Does.Contain(folders.After));
    }

    [Test]
    public void Called_off_it_ends()
    {
        using var folders = new Folders();
        using var watch = new FileWatch(TimeProvider.System);
        using var stop = new CancellationTokenSource();
        watch.Begin(new WatchGround([folders.After], [], []));

        var next = watch.NextAsync(stop.Token);
        stop.Cancel();

        Assert.That(async () => await next, Throws.InstanceOf<OperationCanceledException>());
    }
}
