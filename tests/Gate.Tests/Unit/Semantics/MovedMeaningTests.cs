using Gate.Core.Run;
using NUnit.Framework;
using static Gate.Tests.Support.Semantics.OnePageReview;

namespace Gate.Tests.Unit.Semantics;

/// <summary>What changes its meaning because it, or something around it, stands elsewhere: no attribute of its own differs.</summary>
internal sealed class MovedMeaningTests
{
    private const string Card = "<input aria-label=C name=card>";

    private const string Icon = "<img src=i.png alt=''>";

    private const string Token = "<input type=hidden name=token value=1>";

    [TestCase($"<form action=a.html>{Card}<button>Go</button></form>", $"<form action=a.html></form>{Card}<button>Go</button>", TestName = "A_form_ends_before_its_fields")]
    [TestCase($"<form action=a.html>{Token}<button>Go</button></form>", $"{Token}<form action=a.html><button>Go</button></form>", TestName = "A_field_moves_out_before_its_form")]
    [TestCase($"<form action=a.html>{Token}</form><form action=b.html><button>Go</button></form>", $"<form action=a.html></form><form action=b.html>{Token}<button>Go</button></form>", TestName = "A_field_moves_to_another_form")]
    [TestCase("<form id=f action=a.html></form><form action=b.html></form><input aria-label=C name=card form=f>", "<form action=a.html></form><form id=f action=b.html></form><input aria-label=C name=card form=f>", TestName = "Another_form_has_the_id_that_a_field_names")]
    [TestCase($"<table><form action=a.html><tr><td>{Card}</td></tr></form><tr><td>x</td></tr></table>", $"<table><form action=a.html></form><tr><td>{Card}</td></tr><tr><td>x</td></tr></table>", TestName = "A_form_in_a_table_has_the_fields_up_to_its_end_tag")]
    [TestCase($"<form action=a.html>{Token}<fieldset disabled><p>x</p></fieldset></form>", $"<form action=a.html><fieldset disabled>{Token}<p>x</p></fieldset></form>", TestName = "A_field_moves_into_what_is_disabled")]
    [TestCase($"<form action=a.html><fieldset disabled>{Token}<p>x</p></fieldset></form>", $"<form action=a.html>{Token}<fieldset disabled><p>x</p></fieldset></form>", TestName = "A_field_moves_out_of_what_is_disabled")]
    [TestCase($"<form action=a.html><fieldset disabled><legend>L{Token}</legend><p>x</p></fieldset></form>", $"<form action=a.html><fieldset disabled><legend>L</legend>{Token}<p>x</p></fieldset></form>", TestName = "A_field_moves_out_of_the_legend_that_is_not_disabled")]
    public async Task A_field_is_sent_otherwise(string before, string after) => Assert.That(await FailingAsync(before, after), Has.Some.StartsWith("forms: "));

    [TestCase($"<form action=a.html><div>{Card}<button>Go</button></div></form>", $"<div><form action=a.html>{Card}<button>Go</button></form></div>", TestName = "A_form_around_or_inside_of_a_box")]
    [TestCase($"<form action=a.html>{Token}{Card}</form>", $"<form action=a.html>{Card}{Token}</form>", TestName = "Fields_in_another_order")]
    [TestCase($"<form action=a.html><fieldset disabled><legend>L{Token}</legend></fieldset></form>", $"<form action=a.html>{Token}<fieldset disabled><legend>L</legend></fieldset></form>", TestName = "The_first_legend_is_not_disabled")]
    public async Task A_field_is_sent_as_it_was(string before, string after) => Assert.That(await FailingAsync(before, after), Has.None.StartsWith("forms: "));

    [Test]
    public async Task Fields_of_a_group_that_is_disabled_are_told_with_it()
    {
        var found = await FailingAsync($"<form action=a.html><fieldset>{Card}</fieldset></form>", $"<form action=a.html><fieldset disabled>{Card}</fieldset></form>");

        Assert.That(found, Is.EqualTo(new[] { "forms: <fieldset>: disabled=\"\" is new" }));
    }

    [Test]
    public async Task A_form_that_is_new_among_others_takes_no_field_of_theirs()
    {
        const string one = "<form action=d.html><input type=hidden name=id value=1><button>Go</button></form>";
        var two = one.Replace('1', '2');

        Assert.That((await FailingAsync(one, two + one)).Concat(await FailingAsync(one, one + two)).Concat(await FailingAsync(one + two, two + one)).Where(IsOfForm), Is.Empty);

        static bool IsOfForm(string message) => message.Contains("belong", StringComparison.Ordinal);
    }

    [TestCase("link-target", $"<a href=a.html>{Icon}</a><a href=b.html></a>", $"<a href=a.html></a><a href=b.html>{Icon}</a>", TestName = "A_picture_moves_to_another_link")]
    [TestCase("link-target", $"<a href=a.html>{Icon}</a><a href=b.html></a>", "<a href=a.html></a><a href=b.html><img src=i.png alt='' decoding=async></a>", TestName = "A_picture_moves_to_another_link_and_loads_otherwise")]
    [TestCase("link-target", "<a href=a.html><i class=x></i></a><a href=b.html></a>", "<a href=a.html></a><a href=b.html><i class=x></i></a>", TestName = "An_icon_moves_to_another_link")]
    [TestCase("link-target", "<p><a href=a.html>Pay</a> <a href=b.html></a>", "<p><a href=a.html></a> <a href=b.html>Pay</a>", TestName = "Words_move_to_another_link")]
    [TestCase("link-target", $"<a href=a.html>{Icon}</a>", $"<a href=a.html></a>{Icon}", TestName = "A_picture_leaves_its_link")]
    [TestCase("forms", $"<form action=a.html><button formaction=b.html>{Icon}</button><button formaction=c.html></button></form>", $"<form action=a.html><button formaction=b.html></button><button formaction=c.html>{Icon}</button></form>", TestName = "A_picture_moves_to_another_button")]
    [TestCase("handlers", "<div onclick=a()><p>Pay</p></div><div onclick=b()></div>", "<div onclick=a()></div><div onclick=b()><p>Pay</p></div>", TestName = "Words_move_to_another_handler")]
    [TestCase("handlers", $"<div onclick=a()><a href=a.html>{Icon}</a></div><div onclick=b()></div>", $"<div onclick=a()></div><div onclick=b()><a href=a.html>{Icon}</a></div>", TestName = "A_link_moves_to_another_handler")]
    public async Task What_is_clicked_does_something_else(string check, string before, string after) => Assert.That(await FailingAsync(before, after), Has.Some.StartsWith(check + ": "));

    [TestCase($"<a href=a.html>{Icon}</a>", $"<a href=a.html>{Icon}</a><a href=b.html>{Icon}</a>", TestName = "A_link_like_another_is_new_below")]
    [TestCase($"<a href=a.html>{Icon}</a>", $"<a href=b.html>{Icon}</a><a href=a.html>{Icon}</a>", TestName = "A_link_like_another_is_new_above")]
    [TestCase($"<a href=a.html>{Icon}A</a><a href=b.html>{Icon}B</a>", $"<a href=b.html>{Icon}B</a><a href=a.html>{Icon}A</a>", TestName = "Links_in_another_order")]
    [TestCase($"<p><a href=a.html>{Icon}A</a>", $"<p><a href=a.html><span>{Icon}A</span></a>", TestName = "A_box_is_new_in_a_link")]
    [TestCase("<div onclick=a()><p>Pay</p></div><div onclick=a()></div>", "<div onclick=a()></div><div onclick=' a() '><p>Pay</p></div>", TestName = "The_other_handler_does_the_same")]
    [TestCase("<p><a href=a.html>A</a> <a href=b.html>B</a> A", "<p><a href=a.html>A</a> <a href=b.html>C</a> A", TestName = "A_link_has_other_words")]
    public async Task What_is_clicked_does_what_it_did(string before, string after) => Assert.That(
        (await AllAsync(before, after)).Where(finding => finding.Message.Contains("stands in ", StringComparison.Ordinal)), Is.Empty);

    private static async Task<string[]> FailingAsync(string before, string after) => [.. (await AllAsync(before, after)).Where(finding => finding.Severity == Severity.Fail).Select(finding => $"{finding.Check}: {finding.Message}")];

    private static Task<IReadOnlyList<Finding>> AllAsync(string before, string after) => FindingsAsync("<!DOCTYPE html><title>T</title>" + before, "<!DOCTYPE html><title>T</title>" + after);
}
