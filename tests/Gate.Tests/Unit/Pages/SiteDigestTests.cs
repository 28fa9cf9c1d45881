using Gate.Core.Pages;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages;

internal sealed class SiteDigestTests
{
    [Test]
    public void A_run_that_is_called_off_reads_no_file_to_its_end()
    {
        using var cancel = new CancellationTokenSource();
        using var file = new CancellingStream(cancel);
        Assert.That(() => SiteDigest.Of(new OneFile(file), cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(file.Reads, Is.EqualTo(1));
    }

    /// <summary>Calls the run off when it is read first, and has more to read.</summary>
    private sealed class CancellingStream(CancellationTokenSource cancel) : MemoryStream(new byte[1 << 20])
    {
        public int Reads { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Reads++;
            cancel.Cancel();
            return base.Read(buffer, offset, count);
        }
    }

    private sealed class OneFile(Stream content) : IPageSource, ITreeSource, IFileTree
    {
        public string Description => "memory";

        public Site Site { get; } = new Site.Served(new MemorySite());

        public TreeStamp Stamp => throw new NotSupportedException();

        public PageSet? FindPages(PageRules rules) => null;

        public IFileTree Tree() => this;

        public IEnumerable<FolderItem> Items() => [new FolderItem("large.bin", "large.bin", FolderItemKind.File)];

        public Stream Open(FolderItem item) => content;
    }
}
