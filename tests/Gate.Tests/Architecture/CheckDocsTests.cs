using System.Text.RegularExpressions;
using Gate.Core.Markup;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Architecture;

/// <summary>The tables of <c>docs/checks.md</c> have a row for every check and every kind of the lens, and for nothing else.</summary>
internal sealed partial class CheckDocsTests
{
    [Test]
    public void Each_check_has_a_row_and_each_row_is_a_check() => Assert.That(Rows("id"), Is.EquivalentTo(SemanticsPolicy.Ids));

    [Test]
    public void The_checks_of_the_markup_stand_in_the_order_in_which_they_run() =>
        Assert.That(Rows("id").Where(SemanticChecks.Ids.Contains), Is.EqualTo(SemanticChecks.Ids));

    [Test]
    public void Each_kind_of_the_lens_has_a_row_and_each_row_is_a_kind() =>
        Assert.That(Rows("kind"), Is.EquivalentTo(Enum.GetValues<MarkupKind>().Select(MarkupKinds.Name)));

    // What the first column of the tables with this head names; a row may name several.
    private static List<string> Rows(string head)
    {
        var names = new List<string>();
        var table = "";
        foreach (var line in File.ReadLines(Path.Combine(Checkout.Root, "docs", "checks.md")))
        {
            var column = line.StartsWith('|') ? line.Split('|')[1].Trim() : "";
            if (table.Length == 0 || column.Length == 0)
                table = column;
            else if (table == head)
                names.AddRange(Name().Matches(column).Select(match => match.Groups[1].Value));
        }

        return names;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
