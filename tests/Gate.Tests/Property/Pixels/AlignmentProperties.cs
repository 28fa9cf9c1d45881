using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Property.Pixels;

/// <summary>What was planted is what the alignment reports.</summary>
[TestFixture]
internal sealed class AlignmentProperties
{
    private static readonly CompareSettings aligned = new() { Alignment = true };

    [Test]
    public void Planted_insertions_removals_and_moves_are_found_exactly([Range(0, 120)] int seed)
    {
        Random random = new(seed);
        List<int> before = [.. Enumerable.Range(1, random.Next(200, 2500))];
        List<int> after = [.. before];
        int fresh = 1_000_000;
        for (int edit = random.Next(1, 5); edit > 0; edit--)
        {
            int count = random.Next(3) == 0 ? random.Next(1, 501) : random.Next(1, 12);
            int at = random.Next(0, after.Count);
            switch (random.Next(3))
            {
                case 0:
                    after.InsertRange(at, Enumerable.Range(fresh, count));
                    fresh += count;
                    break;
                case 1:
                    after.RemoveRange(at, Math.Min(count, (after.Count - at) / 2));
                    break;
                default:
                    List<int> block = after.GetRange(at, Math.Min(count, (after.Count - at) / 2));
                    after.RemoveRange(at, block.Count);
                    after.InsertRange(random.Next(0, after.Count), block);
                    break;
            }
        }

        if (after.SequenceEqual(before))
            after.Insert(0, fresh);

        RowAlignment alignment = Align(before, after, seed);
        int[] counterparts = RowStack.Counterparts(alignment, before.Count, after.Count);
        Assert.Multiple(() =>
        {
            // Fresh rows next to removed ones may be told as changed; every row that survived must be found where it went.
            for (int y = 0; y < after.Count; y++)
            {
                if (after[y] < 1_000_000)
                    Assert.That(counterparts[y], Is.EqualTo(after[y] - 1), $"seed {seed}, after row {y}");
            }
        });
    }

    [Test]
    public void A_block_inserted_into_a_page_of_repeated_rows_is_all_that_is_told([Range(0, 60)] int seed)
    {
        Random random = new(seed);
        List<int> before = Page(random, 1500);
        List<int> after = [.. before];
        int count = random.Next(1, 501);
        int at = random.Next(1, before.Count - 1);
        after.InsertRange(at, Enumerable.Range(1_000_000, count));

        RowAlignment alignment = Align(before, after, seed);
        RowStack.Counterparts(alignment, before.Count, after.Count);
        Assert.Multiple(() =>
        {
            Assert.That(alignment.InsertedRows, Is.EqualTo(count), $"seed {seed}");
            Assert.That(alignment.RemovedRows, Is.Zero, $"seed {seed}");
            Assert.That(alignment.ResidualError, Is.Zero, $"seed {seed}");
            Assert.That(alignment.ToSentence(), Does.Contain($"inserted at y = {at}").And.EndsWith("nothing else changed"), $"seed {seed}");
        });
    }

    [Test]
    public void A_pixel_changed_below_an_insertion_is_what_remains([Range(0, 40)] int seed)
    {
        Random random = new(seed);
        List<int> before = Page(random, 900);
        List<int> after = [.. before];
        int count = random.Next(1, 40);
        after.InsertRange(300, Enumerable.Range(1_000_000, count));
        int y = random.Next(400, after.Count - 10);
        using Raster left = RowStack.Draw(before, 64);
        using Raster right = RowStack.Draw(after, 64);
        right.WritableRow(y)[20] ^= 1;

        RowAlignment alignment = PixelComparer.Compare(left, right, Mask.None, aligned).Alignment!;
        Assert.Multiple(() =>
        {
            Assert.That(alignment.ResidualError, Is.EqualTo(1), $"seed {seed}");
            Assert.That(alignment.ResidualRegions, Has.Count.EqualTo(1), $"seed {seed}");
            Assert.That(alignment.ResidualRegions[0].Bounds, Is.EqualTo(new Region(5, y, 6, y + 1)), $"seed {seed}");
            Assert.That(alignment.InsertedRows, Is.EqualTo(count), $"seed {seed}");
        });
    }

    [Test]
    public void Any_two_images_are_covered_row_by_row([Range(0, 80)] int seed)
    {
        Random random = new(seed);
        int kinds = random.Next(1, 40);
        List<int> before = [.. Enumerable.Range(0, random.Next(1, 400)).Select(_ => random.Next(kinds) - 3)];
        List<int> after = [.. Enumerable.Range(0, random.Next(1, 400)).Select(_ => random.Next(kinds) - 3)];
        after[^1] = 2_000_000;
        RowAlignment alignment = Align(before, after, seed);
        int[] counterparts = RowStack.Counterparts(alignment, before.Count, after.Count);
        foreach (RowBand band in alignment.Bands.Where(band => band.Kind is BandKind.Same or BandKind.Moved))
        {
            for (int y = band.After.Start; y < band.After.End; y++)
                Assert.That(after[y], Is.EqualTo(before[counterparts[y]]), $"seed {seed}, after row {y}");
        }

        Assert.That(alignment.ToSentence(), Is.Not.Empty);
    }

    /// <summary>Lines of text as a page has them: repeated lines, blank rows between, rules of one colour.</summary>
    private static List<int> Page(Random random, int height)
    {
        List<int> rows = [];
        while (rows.Count < height)
        {
            int line = random.Next(1, 30) * 100;
            rows.AddRange(Enumerable.Range(line, 12));
            rows.AddRange(Enumerable.Repeat(0, random.Next(3, 40)));
            if (random.Next(6) == 0)
                rows.Add(-random.Next(1, 4));
            if (random.Next(9) == 0)
                rows.AddRange(Enumerable.Range(random.Next(5_000, 900_000), 20));
        }

        return rows;
    }

    private static RowAlignment Align(List<int> before, List<int> after, int seed)
    {
        using Raster left = RowStack.Draw(before, 16);
        using Raster right = RowStack.Draw(after, 16);
        return PixelComparer.Compare(left, right, Mask.None, aligned).Alignment ?? throw new InvalidOperationException($"seed {seed} planted nothing");
    }
}
