using System.Text;
using Gate.Fixtures.Edits;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Semantics;

/// <summary>Edits that change bytes and no meaning, planted into pages of the demo stories by seed.</summary>
internal sealed class InertEditTests
{
    /// <summary>The last three were not used in development.</summary>
    private static readonly int[] Seeds = [1, 2, 3, 40_117, 52_963, 88_211];

    [Test]
    public async Task An_inert_edit_is_classified_and_is_no_finding(
        [ValueSource(typeof(InertEdits), nameof(InertEdits.All))] InertEdit edit, [ValueSource(nameof(Seeds))] int seed)
    {
        var random = new Random(seed);
        var page = StoryPages.All[random.Next(StoryPages.All.Count)];
        var before = Staging.Put(page.Text, edit.Stage, inHead: false);

        var after = edit.Apply(before, random);
        Assert.That(after, Is.Not.Null, "the page has nothing of the kind");
        var review = await page.ReviewAsync(Encoding.UTF8.GetBytes(before), after!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(review.Findings(_ => false).Select(finding => finding.Message), Is.Empty, page.Page);
            Assert.That(review.Markup, Has.Count.EqualTo(1));
            Assert.That(review.Markup[0].Substantive, Is.Zero, page.Page);
            Assert.That(review.Markup[0].Inert.Keys, Does.Contain(edit.Kind), page.Page);
        }
    }

    [Test]
    public void There_are_many_kinds() => Assert.That(InertEdits.All, Has.Count.GreaterThanOrEqualTo(20));
}
