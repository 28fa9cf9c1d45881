using System.Text;
using Gate.Core.Coverage;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

/// <summary>Pictures in style sheets of which a capture shows one moment.</summary>
[TestFixture]
public sealed class MovingPictureTests
{
    private const string Frame = "!\u00F9\u0004\u0004\u0032\0\0\0,";

    [TestCase("GIF89a" + Frame + Frame, true)]
    [TestCase("GIF89a" + Frame, false)]
    [TestCase("\u0089PNG\r\nIHDR acTL IDAT", true)]
    [TestCase("\u0089PNG\r\nIHDR IDAT", false)]
    [TestCase("RIFF\0\0\0\0WEBPVP8X ANIM ANMF", true)]
    [TestCase("RIFF\0\0\0\0WEBPVP8 ", false)]
    [TestCase("\0\0\0 ftypavis", true)]
    [TestCase("\0\0\0 ftypavif", false)]
    public void A_picture_of_several_frames_moves(string bytes, bool isMoving) =>
        Assert.That(MovingPicture.IsIn($"no-repeat url(data:image/x;base64,{Convert.ToBase64String(Encoding.Latin1.GetBytes(bytes))}), none"), Is.EqualTo(isMoving));

    [TestCase("url(\"data:image/svg+xml,<svg><rect><animate attributeName='fill' dur='5s'/></rect></svg>\")", true)]
    [TestCase("url('data:image/svg+xml;utf8,%3Csvg%3E%3Cstyle%3Erect%7Banimation:k 1s%7D%3C/style%3E%3C/svg%3E')", true)]
    [TestCase("url(\"data:image/svg+xml,<svg><rect fill='red'/></svg>\")", false)]
    [TestCase("url(data:image/gif;base64,no base64)", false)]
    [TestCase("url(a.gif)", false)]
    [TestCase("red", false)]
    [TestCase(null, false)]
    public void So_does_a_drawing_with_animations(string? value, bool isMoving) => Assert.That(MovingPicture.IsIn(value), Is.EqualTo(isMoving));

    [Test]
    public void Its_rule_changes_what_no_picture_shows()
    {
        var (one, other) = (Rule("blue"), Rule("lime"));
        Assert.That(UnseenStyle.Of("p", one, other), Is.EqualTo(new[] { "background" }));

        static string Rule(string colour) => $"color:red;background:url(\"data:image/svg+xml,<svg><rect><set attributeName='fill' to='{colour}'/></rect></svg>\")";
    }
}
