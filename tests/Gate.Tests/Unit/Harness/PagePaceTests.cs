using Gate.Harness.Capturing;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

/// <summary>Where portions of a page's time end.</summary>
internal sealed class PagePaceTests
{
    [Test]
    public void A_page_that_waits_for_nothing_gets_all_at_once() => Assert.That(new PagePace().Next(PageMoment.Still, 2500), Is.EqualTo(2500));

    [Test]
    public void A_portion_ends_when_a_timer_has_run() => Assert.That(new PagePace().Next(PageMoment.Still with { Timer = 300 }, 2500), Is.EqualTo(301));

    [TestCase(40, ExpectedResult = 40, Description = "and when an animation ends")]
    [TestCase(500, ExpectedResult = 100, Description = "which is seen on its way")]
    [TestCase(20_000, ExpectedResult = 2500, Description = "but for one that ends after the page's time")]
    [TestCase(0, ExpectedResult = 1, Description = "and never at once")]
    public double A_portion_ends_with_an_animation(double ends) => new PagePace().Next(PageMoment.Still with { Ends = ends }, 2500);

    [Test]
    public void What_comes_first_decides() => Assert.That(new PagePace().Next(new PageMoment(80, 60, 0, 0, 0, 0), 2500), Is.EqualTo(61));

    [Test]
    public void Timers_in_quick_succession_get_a_frame_less_and_less_often_until_something_moves()
    {
        var pace = new PagePace();
        var quick = PageMoment.Still with { Timer = 10 };
        Assert.That(Enumerable.Range(0, 5).Select(_ => pace.Next(quick, 2500)), Is.EqualTo(new double[] { 50, 100, 200, 250, 250 }));
        pace.Next(quick with { Ends = 30 }, 2500);
        Assert.That(pace.Next(quick, 2500), Is.LessThanOrEqualTo(100));
    }

    [Test]
    public void No_portion_is_longer_than_what_is_left() => Assert.That(new PagePace().Next(new PageMoment(90, 10, 0, 0, 0, 0), 20), Is.EqualTo(20));

    [Test]
    public void Of_two_documents_the_sooner_counts_and_what_is_awaited_adds_up() =>
        Assert.That(new PageMoment(null, 20, 1, 0, 3, 1).With(new PageMoment(50, 10, 2, 1, 4, 0)), Is.EqualTo(new PageMoment(50, 10, 3, 1, 7, 1)));
}
