using Gate.Core.Pages;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages;

/// <summary>A folder in which git-lfs never put the files in place of their pointers.</summary>
internal sealed class LfsPointerTests
{
    private const string Version = "version https://git-lfs.github.com/spec/v1\n";

    [Test]
    public void A_pointer_is_not_the_file_and_says_what_brings_it()
    {
        using var folder = new ScratchFolder();
        folder.Write("hero.png", $"{Version}oid sha256:{new string('0', 64)}\nsize 120034\n");
        folder.Write("about.txt", $"{Version[..^2]}\n is how a pointer begins, more or less");
        folder.Write("long.txt", Version + new string('x', 2000));
        var files = new FolderFiles(folder.Root);

        Assert.That(files.Find("hero.png"), Is.EqualTo(new SiteAnswer.Refused("a Git LFS pointer, not the file itself (git lfs pull brings it)")));
        Assert.That(files.Find("about.txt"), Is.TypeOf<SiteAnswer.Found>());
        Assert.That(files.Find("long.txt"), Is.TypeOf<SiteAnswer.Found>());
    }
}
