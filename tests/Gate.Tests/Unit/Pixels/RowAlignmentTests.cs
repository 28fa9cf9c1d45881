using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class RowAlignmentTests
{
    private static readonly int[] page = [.. Enumerable.Range(1, 600)];

    [Test]
    public void One_row_inserted_pushes_the_rest_down()
    {
        RowAlignment alignment = Align(page, [.. page[..412], 9000, .. page[412..]]);
        Assert.That(Plain(alignment), Is.EqualTo(new (BandKind, RowRange, RowRange)[]
        {
            (BandKind.Same, new(0, 412), new(0, 412)),
            (BandKind.Inserted, new(412, 412), new(412, 413)),
            (BandKind.Moved, new(412, 600), new(413, 601)),
        }));
        Assert.That(alignment.ToSentence(), Is.EqualTo("1 row inserted at y = 412; everything below y = 412 moved down by 1 px; nothing else changed"));
    }

    [Test]
    public void Rows_removed_pull_the_rest_up()
    {
        RowAlignment alignment = Align(page, [.. page[..100], .. page[130..]]);
        Assert.That(Plain(alignment), Is.EqualTo(new (BandKind, RowRange, RowRange)[]
        {
            (BandKind.Same, new(0, 100), new(0, 100)),
            (BandKind.Removed, new(100, 130), new(100, 100)),
            (BandKind.Moved, new(130, 600), new(100, 570)),
        }));
        Assert.That(alignment.ToSentence(), Is.EqualTo("30 rows removed at y = 100; everything below y = 130 moved up by 30 px; nothing else changed"));
    }

    [Test]
    public void A_block_that_changed_places_is_found_on_both()
    {
        RowAlignment alignment = Align(page, [.. page[..100], .. page[150..400], .. page[100..150], .. page[400..]]);
        Assert.That(Plain(alignment), Is.EqualTo(new (BandKind, RowRange, RowRange)[]
        {
            (BandKind.Same, new(0, 100), new(0, 100)),
            (BandKind.Moved, new(150, 400), new(100, 350)),
            (BandKind.Moved, new(100, 150), new(350, 400)),
            (BandKind.Same, new(400, 600), new(400, 600)),
        }));
        Assert.That(alignment.ToSentence(), Is.EqualTo("250 rows from y = 150 moved up by 50 px; 50 rows from y = 100 moved down by 250 px; nothing else changed"));
    }

    [Test]
    public void A_change_in_place_moves_nothing()
    {
        RowAlignment alignment = Align(page, [.. page[..50], 9000, 9001, .. page[52..]]);
        Assert.Multiple(() =>
        {
            Assert.That(alignment.IsShift, Is.False);
            Assert.That(alignment.Bands.Select(band => band.Kind), Is.EqualTo(new[] { BandKind.Same, BandKind.Changed, BandKind.Same }));
            Assert.That(alignment.ToSentence(), Does.Match("^[0-9]+ px differ in 2 rows from y = 50$"));
        });
    }

    [Test]
    public void Rows_inserted_beside_a_changed_row_are_told_apart_by_the_smaller_difference()
    {
        using Raster before = RowStack.Draw(page, 40);
        using Raster after = RowStack.Draw([.. page[..300], 300 + 1, 9000, 9001, .. page[301..]], 40);
        after.WritableRow(300)[8] ^= 1;
        RowAlignment alignment = PixelComparer.Compare(before, after, Mask.None, new() { Alignment = true }).Alignment!;
        Assert.That(Plain(alignment), Is.EqualTo(new (BandKind, RowRange, RowRange)[]
        {
            (BandKind.Same, new(0, 300), new(0, 300)),
            (BandKind.Changed, new(300, 301), new(300, 301)),
            (BandKind.Inserted, new(301, 301), new(301, 303)),
            (BandKind.Moved, new(301, 600), new(303, 602)),
        }));
        Assert.That(alignment.ResidualError, Is.EqualTo(1));
    }

    [Test]
    public void What_a_mask_hides_does_not_disturb_it()
    {
        using Raster before = RowStack.Draw(page, 40);
        using Raster after = RowStack.Draw([.. page[..412], 9000, .. page[412..]], 40);
        for (int y = 0; y < after.Height; y++)
            after.WritableRow(y)[..80].Fill(7);
        RowAlignment alignment = PixelComparer.Compare(before, after, new([new(0, 0, 20, 9999)]), new() { Alignment = true }).Alignment!;
        Assert.That(alignment.ToSentence(), Is.EqualTo("1 row inserted at y = 412; everything below y = 412 moved down by 1 px; nothing else changed"));
    }

    [TestCase(1, "right")]
    [TestCase(-7, "left")]
    public void A_block_that_moved_sideways_is_found_in_its_rows(int shift, string way)
    {
        using Raster before = Block(100);
        using Raster after = Block(100 + shift);
        RowAlignment alignment = PixelComparer.Compare(before, after, Mask.None, new() { Alignment = true }).Alignment!;
        RowBand band = alignment.Bands.Single(band => band.Kind == BandKind.Changed);
        Assert.Multiple(() =>
        {
            Assert.That(band.After, Is.EqualTo(new RowRange(40, 60)));
            Assert.That(band.Columns.Where(column => column.Kind == BandKind.Moved), Is.EqualTo(new[] { new ColumnBand(BandKind.Moved, new(100, 150), new(100 + shift, 150 + shift)) }));
            Assert.That(band.ColumnResidual, Is.Zero);
            Assert.That(alignment.ToSentence(), Does.StartWith($"in 20 rows from y = 40, x = 100 to 150 moved {way} by {Math.Abs(shift)} px; besides, "));
        });

        static Raster Block(int left)
        {
            Raster image = Raster.Create(300, 100);
            using Raster noise = TestRasters.Noise(new(3), 50, 20);
            for (int y = 0; y < noise.Height; y++)
                noise.Row(y).CopyTo(image.WritableRow(40 + y)[(left * 4)..]);
            return image;
        }
    }

    [Test]
    public void Columns_that_explain_nothing_are_not_told()
    {
        using Raster before = TestRasters.Noise(new(1), 90, 40);
        using Raster after = TestRasters.Noise(new(2), 90, 40);
        RowAlignment alignment = PixelComparer.Compare(before, after, Mask.None, new() { Alignment = true }).Alignment!;
        Assert.That(alignment.Bands.SelectMany(band => band.Columns), Is.Empty);
    }

    [Test]
    public void Nothing_in_common_is_said_so() =>
        Assert.That(Align(page[..50], [.. Enumerable.Range(5000, 60)]).ToSentence(), Is.EqualTo("no row of one image is found in the other"));

    [Test]
    public void It_is_made_only_on_request_and_only_of_images_that_differ()
    {
        using Raster image = RowStack.Draw(page[..10], 40);
        using Raster other = RowStack.Draw(page[1..11], 40);
        Assert.That(PixelComparer.Compare(image, other, Mask.None, CompareSettings.Default).Alignment, Is.Null);
        Assert.That(PixelComparer.Compare(image, image, Mask.None, new() { Alignment = true }).Alignment, Is.Null);
    }

    /// <summary>Records with lists compare by reference: leave the empty lists out.</summary>
    private static IEnumerable<(BandKind Kind, RowRange Before, RowRange After)> Plain(RowAlignment alignment) =>
        alignment.Bands.Select(band => (band.Kind, band.Before, band.After));

    private static RowAlignment Align(int[] before, int[] after)
    {
        using Raster left = RowStack.Draw(before, 40);
        using Raster right = RowStack.Draw(after, 40);
        return PixelComparer.Compare(left, right, Mask.None, new() { Alignment = true }).Alignment!;
    }
}
