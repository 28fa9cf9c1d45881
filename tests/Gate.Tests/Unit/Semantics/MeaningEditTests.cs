using System.Text.RegularExpressions;
using System.Text;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Fixtures.Edits;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Semantics;

/// <summary>Edits that change the meaning alone, planted into pages of the demo stories by seed.</summary>
internal sealed class MeaningEditTests
{
    /// <summary>The last three were not used in development.</summary>
    private static readonly int[] Seeds = [1, 2, 3, 40_117, 52_963, 88_211];

    [Test]
    public async Task A_semantic_edit_is_found_by_its_check_with_element_and_line(
        [ValueSource(typeof(MeaningEdits), nameof(MeaningEdits.All))] MeaningEdit edit, [ValueSource(nameof(Seeds))] int seed)
    {
        var random = new Random(seed);
        var candidates = StoryPages.All
            .Select(page => (Page: page, Before: Staging.Put(page.Text, edit.Stage, edit.InHead)))
            .Where(candidate => Regex.IsMatch(candidate.Before, edit.Pattern))
            .ToList();
        Assert.That(candidates, Is.Not.Empty);
        var (page, before) = candidates[random.Next(candidates.Count)];
        var matches = Regex.Matches(before, edit.Pattern);
        var match = matches[random.Next(matches.Count)];
        var after = string.Concat(before.AsSpan(0, match.Index), match.Result(edit.Replacement), before.AsSpan(match.Index + match.Length));

        var review = await page.ReviewAsync(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
        var findings = review.Findings(_ => false);

        var found = findings.Where(finding => finding.Check == edit.Check && finding.Message.Contains(edit.Says, StringComparison.Ordinal)).ToList();
        Assert.That(found, Is.Not.Empty, $"{page.Page}\n{string.Join('\n', findings.Select(finding => $"{finding.Check}: {finding.Message}"))}");
        var (first, last) = Lines(before, match.Index, match.Length);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found[0].Severity, Is.EqualTo(edit.Fails ? Severity.Fail : Severity.Warn));
            Assert.That(found.Select(finding => LineOf(finding.Location!)), Has.Some.InRange(first, last), found[0].Location);
            Assert.That(review.Markup[0].Substantive, Is.Positive);
        }
    }

    [Test]
    public void Every_check_has_an_edit() =>
        Assert.That(SemanticChecks.Ids.Except(MeaningEdits.All.Select(edit => edit.Check)), Is.Empty);

    [Test]
    public async Task Text_that_pixels_tell_is_no_finding()
    {
        var page = StoryPages.All[0];
        var review = await page.ReviewAsync(
            Encoding.UTF8.GetBytes(Staging.Put(page.Text, "<p>Half ebb</p>", inHead: false)),
            Encoding.UTF8.GetBytes(Staging.Put(page.Text, "<p>Half flood</p>", inHead: false)));

        Assert.That(review.Findings(_ => true), Is.Empty);
        Assert.That(review.Findings(_ => false), Has.Count.EqualTo(1));
    }

    /// <summary>Up to the line that a change stands on when its element begins a line, as here.</summary>
    private static (int First, int Last) Lines(string text, int at, int length)
    {
        var first = 1 + text.AsSpan(0, at).Count('\n');
        return (first, first + text.AsSpan(at, length).Count('\n'));
    }

    private static int LineOf(string location) => int.Parse(Regex.Match(location, ":(\\d+):\\d+").Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
}
