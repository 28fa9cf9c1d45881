using Gate.Fixtures.Markup;

namespace Gate.Fixtures.Harbour;

/// <summary>The first story: a marketplace for boats, exported by a site builder, before and after a week of small edits.</summary>
internal static class HarbourStory
{
    public static Story Build(ulong seed)
    {
        var shell = new HarbourShell(seed);
        string Render(string path, string title, Func<HarbourContext, string> main)
        {
            var page = new HarbourContext(seed, path);
            return shell.Document(page, title, main(page));
        }
        string RenderBoat(string slug)
        {
            var boat = HarbourBoat.Fleet.Single(boat => boat.Slug == slug);
            return Render(boat.Path, boat.Name, page => HarbourFrontPages.Boat(page, boat));
        }
        string Rule(string name, string declarations) => $".{shell.Names[name]}{{{declarations}";

        var files = new List<FixtureFile>(Asset.Font("inter"));
        files.AddRange(HarbourPictures.Files(seed));
        return new("harbour", "Harbour, a marketplace for boats: an export of a site builder", files)
        {
            ChangedResources = [HarbourPictures.VoucherWithOneOtherPixel(seed)],
            Pages =
            [
                StoryPage.Edited("index.html", Render("index.html", "Boats by the week", HarbourFrontPages.Home),
                    new("shift", "The margin above the row of figures is 45 px instead of 44 px: everything below it moves down by one pixel, and the page is one pixel taller.", Shot.Changed with { HeightDelta = 1 }),
                    html => MarkupEdit.ReplaceOnce(html, "border-radius:18px;margin-top:44px}", "border-radius:18px;margin-top:45px}")),
                StoryPage.Edited("pricing.html", Render("pricing.html", "Pricing", HarbourFrontPages.Pricing),
                    new("space", "A trailing space moved out of a paragraph, to between the first two price columns. They are inline blocks of 25 % each, so the fourth column drops to a second row; on a phone they are plain blocks and nothing shows.", Shot.Changed, Shot.Identical),
                    html => MarkupEdit.ReplaceOnce(html, " </p></div><div", "</p></div> <div")),
                StoryPage.Edited("boats/index.html", Render("boats/index.html", "Boats", HarbourFrontPages.Boats),
                    new("inert", "Every &nbsp; and &ensp; became the literal U+00A0 and U+2002.", Shot.Identical), InertRewrite.SpacesAsLiterals),
                StoryPage.Edited("boats/northwind-32.html", RenderBoat("northwind-32"),
                    new("colour", "The plain strip in the booking box went from #0b6e69 to #0b6f69: one step of one channel. The strip is 335 × 14 px on a desk and 277 × 14 px on a phone.", Shot.Changed with { Ae = 335 * 14, MaxChannelDelta = 1, HeightDelta = 0 }, Shot.Changed with { Ae = 277 * 14, MaxChannelDelta = 1, HeightDelta = 0 }),
                    html => MarkupEdit.ReplaceOnce(html, Rule("book-strip", "height:14px;background:#0b6e69"), Rule("book-strip", "height:14px;background:#0b6f69"))),
                StoryPage.Same("boats/kestrel-28.html", RenderBoat("kestrel-28")),
                StoryPage.Removed("boats/skerry-21.html", RenderBoat("skerry-21"), "The boat was sold, and her page went with her."),
                StoryPage.Added("boats/solan-40.html", RenderBoat("solan-40"), "A new boat, a new page."),
                StoryPage.Edited("moorings.html", Render("moorings.html", "Moorings", HarbourFrontPages.Moorings),
                    new("inert", "Tag and attribute names in capitals, attributes in reverse order, values in single quotes or bare.", Shot.Identical), InertRewrite.AttributesRestyled),
                StoryPage.Edited("gear.html", Render("gear.html", "Gear", HarbourFrontPages.Gear),
                    new("weight", "Prices went from weight 600 to 620 of a variable font: a hair thicker, nothing moves.", Shot.Changed with { HeightDelta = 0 }),
                    html => MarkupEdit.ReplaceOnce(html, Rule("gear-price", "margin-top:12px;font-weight:600"), Rule("gear-price", "margin-top:12px;font-weight:620"))),
                StoryPage.Edited("about.html", Render("about.html", "About", HarbourHousePages.About),
                    new("removed", "One of the four figures at the very end of a long page is gone.", Shot.Changed),
                    html => MarkupEdit.RemoveElement(html, "ports-figure")),
                StoryPage.Edited("journal.html", Render("journal.html", "Journal", HarbourHousePages.Journal),
                    new("inert", "Pretty-printed: a line break and indentation between blocks, comments before sections.", Shot.Identical),
                    html => InertRewrite.BlocksOnLines(InertRewrite.Commented(html))),
                StoryPage.Edited("contact.html", Render("contact.html", "Contact", HarbourHousePages.Contact),
                    new("media-query", "A padding inside the rule for phones went from 24 px to 22 px. On a desk nothing is different.", Shot.Identical, Shot.Changed),
                    html => MarkupEdit.ReplaceOnce(html, Rule("desk", "padding:24px"), Rule("desk", "padding:22px"))),
                StoryPage.Edited("help.html", Render("help.html", "Help", HarbourHousePages.Help),
                    new("inert", "Optional end tags dropped; open became open=\"\".", Shot.Identical),
                    html => InertRewrite.BooleansSpelledOut(InertRewrite.OptionalEndTagsDropped(html))),
                StoryPage.Same("gift-cards.html", Render("gift-cards.html", "Gift cards", HarbourFrontPages.GiftCards),
                    new("image", "The page is the same to the byte, and so is every file but one: images/voucher-evening.png has one other pixel, by 3 in red.", Shot.Changed with { Ae = 1, MaxChannelDelta = 3, HeightDelta = 0 })),
                StoryPage.Same("terms.html", Render("terms.html", "Terms", HarbourHousePages.Terms)),
            ],
        };
    }
}
