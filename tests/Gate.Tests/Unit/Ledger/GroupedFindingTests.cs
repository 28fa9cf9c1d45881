using Gate.Core.Checks.Tallies;
using Gate.Core.Coverage;
using Gate.Core.Ledger;
using Gate.Core.Markup;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Ledger;

/// <summary>One finding that stands for several things: its approval is one of each of them, and of no other.</summary>
internal sealed class GroupedFindingTests
{
    private const string What = "<form>: method was \"get\", is \"post\"";

    [Test]
    public void The_same_change_on_other_pages_is_another_decision() =>
        Assert.That(KeyOf(On("p1"), On("p3")), Is.Not.EqualTo(KeyOf(On("p1"), On("p2"))));

    [Test]
    public void The_same_change_at_another_place_of_a_further_page_is_another_decision() =>
        Assert.That(KeyOf(On("p1"), On("p2", column: 70)), Is.Not.EqualTo(KeyOf(On("p1"), On("p2"))));

    [Test]
    public void The_same_change_at_other_places_of_one_page_is_another_decision() =>
        Assert.That(KeyOf(On("p1"), On("p1", column: 90)), Is.Not.EqualTo(KeyOf(On("p1"), On("p1", column: 70))));

    [Test]
    public void The_order_in_which_pages_were_seen_decides_nothing() =>
        Assert.That(KeyOf(On("p2"), On("p1", column: 70), On("p1")), Is.EqualTo(KeyOf(On("p1"), On("p1", column: 70), On("p2"))));

    [Test]
    public void What_one_page_has_alone_keeps_the_decision_that_it_had() =>
        Assert.That(KeyOf(On("p1"))!.ToString(), Is.EqualTo("p1.html forms 13f5f9d7ea → 13f5f9d7ea"));

    [Test]
    public void Further_changes_that_are_not_listed_are_those_and_no_others()
    {
        Assert.That(More("x"), Is.Not.Null.And.Not.EqualTo(More("y")));

        static ApprovalKey? More(string last) => ReportKeys.Of(FindingGroups.Of(Enumerable.Range(100, 101).Select(number => On("p1") with { Change = Change(number < 200 ? $"change {number}" : $"change z{last}") })).Single(finding => finding.Location == "more"));
    }

    [Test]
    public void The_same_thing_seen_on_other_pages_is_another_decision() =>
        Assert.That(Seen("p1", "p3"), Is.Not.Null.And.Not.EqualTo(Seen("p1", "p2")));

    [Test]
    public void A_file_that_other_pages_miss_is_another_decision()
    {
        Assert.That(Missed("p1", "p3"), Is.Not.Null.And.Not.EqualTo(Missed("p1", "p2")));

        static ApprovalKey? Missed(params string[] pages) => ReportKeys.Of(
            new Absence { Address = "/a.css", Kinds = ["stylesheet"], Pages = pages, Reasons = ["HTTP 404"], AfterOnly = true, Alike = false, Accepted = null }.Finding());
    }

    [Test]
    public void Rules_that_no_capture_shows_are_those_with_what_they_declare()
    {
        Assert.That(Unshown("red"), Is.Not.Null.And.Not.EqualTo(Unshown("lime")));

        static ApprovalKey? Unshown(string colour)
        {
            var view = new RunView(new Viewport("desktop", 800, 600), "screen", "light", "reduce", false, new HashSet<string>());
            return ReportKeys.Of(CoverageReview.Of(new CoverageNotes
            {
                Severity = Severity.Fail,
                Sheets = CoverageReview.Reach([new ChangedSheet("a.css", [new StyleRule(["@media print"], "a", "color:red")]), new ChangedSheet("b.css", [new StyleRule(["@media print"], "a", $"color:{colour}")])], [view]),
                Styles = [], Used = [], Told = [], Untold = [], Differing = [], Places = 0, Unpainted = [], Files = [], IsNarrowed = false, Breakpoints = [], Viewports = [800],
            })!.Findings.Single());
        }
    }

    [TestCase("<p>a", "<p>b", "<p>c", TestName = "A_text_that_no_capture_paints_is_that_text")]
    [TestCase("<p>a", "<p>a<p><b title=x>b</b>", "<p>a<p><b title=y>b</b>", TestName = "A_new_element_that_no_capture_paints_is_that_element")]
    [TestCase("<p style=color:red>a", "<p style=color:lime>a", "<p style=color:blue>a", TestName = "An_attribute_that_no_capture_paints_is_that_value")]
    public async Task What_no_capture_paints(string before, string after, string other)
    {
        Assert.That(await Unpainted(after), Is.Not.Null.And.Not.EqualTo(await Unpainted(other)));

        async Task<ApprovalKey?> Unpainted(string now)
        {
            var review = await OnePageReview.ReviewAsync($"<!DOCTYPE html><title>T</title>{before}", $"<!DOCTYPE html><title>T</title>{now}", SemanticsPolicy.Default);
            return ReportKeys.Of(FindingGroups.Of(review.Places[0].Places.Select(place => new PageChange("a.html", CoverageReview.Id, Severity.Fail, place.Change))).Single());
        }
    }

    [Test]
    public void A_mask_that_covers_more_of_another_shot_too_is_another_decision()
    {
        Assert.That(Covered("p2@desktop"), Is.Not.Null.And.Not.EqualTo(Covered("p3@desktop")));

        static ApprovalKey? Covered(string further) => ReportKeys.Of(Use("p1@desktop", 50).Plus(Use(further, 40)).Findings().Single(finding => finding.Check == "mask-over-budget"));

        static MaskUse Use(string shot, double share) => new()
        {
            Place = "gate.masks[0]", Name = ".ad", Because = "an advertisement", Until = null, IsExpired = false, Budget = 5, Shots = 1, Masked = 1, Area = 10, Share = share, Largest = shot,
        };
    }

    private static ApprovalKey? Seen(params string[] pages) => ReportKeys.Of(new SeenOnPages("console-error", Severity.Fail, "an error on the console, new after: \"x\"", "", pages).Findings().Single());

    private static ApprovalKey? KeyOf(params PageChange[] changes) => ReportKeys.Of(FindingGroups.Of(changes).Single());

    private static PageChange On(string page, int column = 60) => new($"{page}.html", "forms", Severity.Fail, Change(What, column));

    private static SemanticChange Change(string what, int column = 60) => new(Severity.Fail, what, new SourcePlace(1, column), new SourcePlace(1, column));
}
