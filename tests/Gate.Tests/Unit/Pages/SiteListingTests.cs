using System.Security.Cryptography;
using System.Text;
using Gate.Core.Pages;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages;

/// <summary>Which files of two trees are not alike.</summary>
internal sealed class SiteListingTests
{
    private ScratchFolder _scratch = null!;

    [SetUp]
    public void Create() => _scratch = new ScratchFolder();

    [TearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public void Files_with_other_bytes_and_those_of_one_side_are_told_apart_and_equal_ones_left_out()
    {
        _scratch.Write("before/same.txt", "same");
        _scratch.Write("after/same.txt", "same");
        _scratch.Write("before/a/other.txt", "was");
        _scratch.Write("after/a/other.txt", "is");
        _scratch.Write("before/gone.txt", "gone");
        _scratch.Write("after/new.txt", "new");

        var changed = Changed();

        Assert.That(changed.Select(file => (file.Path, file.Change)), Is.EqualTo(new[] { ("a/other.txt", FileChange.Other), ("gone.txt", FileChange.Gone), ("new.txt", FileChange.New) }));
        Assert.That(changed.Select(file => file.Digest), Is.Unique);
        Assert.That(changed.Select(file => file.IsMoved || file.IsDerived), Has.None.True);
    }

    [Test]
    public void A_file_whose_content_the_other_side_has_under_another_name_was_moved()
    {
        _scratch.Write("before/a.1.png", "picture");
        _scratch.Write("after/a.2.png", "picture");
        _scratch.Write("after/b.2.png", "another");

        Assert.That(Changed().Where(file => file.IsMoved).Select(file => file.Path), Is.EqualTo(new[] { "a.1.png", "a.2.png" }));
    }

    [Test]
    public void Source_maps_and_compressed_twins_are_made_of_other_files()
    {
        foreach (var file in new[] { "app.js", "app.js.gz", "app.js.br", "gone.css.map", "data.gz", "treasure.map", "world.zip" })
            _scratch.Write($"after/{file}", file);
        _scratch.Write("before/index.html", "index");

        Assert.That(Changed().Where(file => file.IsDerived).Select(file => file.Path), Is.EqualTo(new[] { "app.js.br", "app.js.gz", "gone.css.map" }));
    }

    [Test]
    public void A_compressed_twin_of_a_file_that_did_not_change_is_a_file_of_its_own()
    {
        foreach (var side in new[] { "before", "after" })
        {
            _scratch.Write($"{side}/same.js", "same");
            _scratch.Write($"{side}/same.js.gz", side);
            _scratch.Write($"{side}/other.js", side);
            _scratch.Write($"{side}/other.js.gz", side);
        }

        Assert.That(Changed().Where(file => !file.IsDerived).Select(file => file.Path), Is.EqualTo(new[] { "other.js", "same.js.gz" }));
    }

    [Test]
    public void One_name_in_two_forms_of_Unicode_is_one_file()
    {
        _scratch.Write("before/caf\u00E9.txt", "same");
        _scratch.Write("after/cafe\u0301.txt", "same");

        Assert.That(Changed(), Is.Empty);
    }

    [Test]
    public void A_pointer_of_Git_LFS_is_the_file_that_it_stands_for()
    {
        const string Content = "a large file";
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)));
        _scratch.Write("before/large.bin", $"version https://git-lfs.github.com/spec/v1\noid sha256:{id}\nsize {Content.Length}\n");
        _scratch.Write("after/large.bin", Content);
        var (before, after) = (Read("before"), Read("after"));

        Assert.That(SiteListing.Changed(before, after), Is.Empty);
        Assert.That(before.Digest, Is.Not.EqualTo(after.Digest), "the digest of the tree is over what is written");
    }

    private IReadOnlyList<ChangedFile> Changed()
    {
        Directory.CreateDirectory(_scratch.At("before"));
        return SiteListing.Changed(Read("before"), Read("after"));
    }

    private SiteListing Read(string side) => SiteDigest.Read(FolderSource.Open(_scratch.At(side), $"--{side}"), CancellationToken.None)!;
}
