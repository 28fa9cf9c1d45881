using System.Text;
using System.Text.RegularExpressions;
using Gate.Core.Rendering;
using Gate.Tests.Support;
using Gate.Fixtures.Edits;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>That the labelled semantic edits are what they claim: no pixel tells of them.</summary>
[TestFixture]
[Category("Browser")]
internal sealed class MeaningEditPixelTests
{
    [Test]
    public async Task The_edits_move_no_pixel()
    {
        MemorySite before = new(), after = new();
        var names = MeaningEdits.All.Select((_, index) => $"edit-{index:000}.html").ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            var edit = MeaningEdits.All[i];
            var old = StoryPages.All.Select(page => Staging.Put(page.Text, edit.Stage, edit.InHead)).Where(text => Regex.IsMatch(text, edit.Pattern)).MinBy(text => text.Length)!;
            before.With(names[i], Encoding.UTF8.GetBytes(old));
            after.With(names[i], Encoding.UTF8.GetBytes(new Regex(edit.Pattern).Replace(old, edit.Replacement, 1)));
        }

        await using var renderer = await Plans.StartAsync();
        var shots = await renderer.RenderAllAsync(Plans.Of(before, after, names) with { Confirm = 1 });

        var shown = shots.Where(shot => !Png(shot.Before!).SequenceEqual(Png(shot.After!))).Select(shot => MeaningEdits.All[Array.IndexOf(names, shot.Shot.Pair.Id.Value)].Name);
        Assert.That(shown, Is.Empty);
        Assert.That(MeaningEdits.All, Has.Count.GreaterThanOrEqualTo(30));
    }

    private static ReadOnlySpan<byte> Png(SideRender side) => ((RenderOutcome.Captured)side.First).Capture.Png.Span;
}
