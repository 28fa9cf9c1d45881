using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Harness.Capturing;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

internal sealed class BrokenAnswerTests
{
    [TestCase("""{"ends":null,"timer":null,"busy":null,"workers":0,"activity":0,"apart":0}""")]
    [TestCase("""{"ends":null,"timer":null,"busy":0.5,"workers":0,"activity":0,"apart":0}""")]
    [TestCase("""{"ends":null,"timer":null,"workers":0,"activity":0,"apart":0}""")]
    [TestCase("[]")]
    public void An_answer_in_another_form_is_trouble_of_its_page(string answer)
    {
        using var told = JsonDocument.Parse(answer);
        var exception = Assert.Catch(() => PageMoment.Of(told.RootElement))!;
        Assert.That(BrokenAnswer.Of(exception), Has.Property(nameof(Failure.Kind)).EqualTo(FailureKind.BadAnswer));
    }

    [Test]
    public void A_bug_elsewhere_is_none()
    {
        Assert.That(BrokenAnswer.Of(Assert.Catch(() => new List<int>().First())!), Is.Null);
        Assert.That(BrokenAnswer.Of(new OperationCanceledException()), Is.Null);
    }
}
