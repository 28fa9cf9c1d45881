using System.Text;
using System.Xml.Linq;
using Gate.Harness.Serving;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace Gate.Tests.Unit.Serving;

[TestFixture]
public sealed class StillPictureTests
{
    [Test]
    public void The_rule_is_the_last_child_of_the_root()
    {
        var still = Of("<svg xmlns='http://www.w3.org/2000/svg'><style>g{animation:m 1s}</style><svg></svg></svg>\n");

        var last = XDocument.Parse(still!).Root!.Elements().Last();
        Assert.That(last.Name, Is.EqualTo(XName.Get("style", "http://www.w3.org/2000/svg")));
        Assert.That(last.Value, Does.Contain("animation-duration:0s!important"));
    }

    [Test]
    public void A_picture_stays_well_formed_where_the_last_end_tag_is_not_one()
        => Assert.That(() => XDocument.Parse(Of("<svg xmlns='http://www.w3.org/2000/svg'><g style='animation:m 1s'/></svg><!-- </svg> -->")!), Throws.Nothing);

    [TestCase("<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>")]
    [TestCase("<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g style='animation:m 1s'/></s:svg>")]
    public void Nothing_is_added_where_nothing_moves_or_no_end_is_found(string picture) => Assert.That(Of(picture), Is.Null);

    [TestCase("GET", "image/svg+xml", "image", 10, true)]
    [TestCase("GET", "image/svg+xml; charset=utf-8", "image", 10, true)]
    [TestCase("HEAD", "image/svg+xml", "image", 10, false)]
    [TestCase("GET", "image/svg+xml", "iframe", 10, false)]
    [TestCase("GET", "image/png", "image", 10, false)]
    [TestCase("GET", "image/svg+xml", "image", StillPicture.Largest + 1, false)]
    public void Only_pictures_of_a_page_are_touched(string method, string type, string destination, int length, bool expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Headers["Sec-Fetch-Dest"] = destination;

        Assert.That(StillPicture.MayBe(request, type, length), Is.EqualTo(expected));
    }

    private static string? Of(string picture) => StillPicture.Of(Encoding.UTF8.GetBytes(picture)) is { } still ? Encoding.UTF8.GetString(still.Span) : null;
}
