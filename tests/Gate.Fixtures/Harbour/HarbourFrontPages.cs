using Gate.Fixtures.Markup;
using static Gate.Fixtures.Harbour.HarbourContext;
using static Gate.Fixtures.Harbour.HarbourSections;

namespace Gate.Fixtures.Harbour;

/// <summary>The pages that sell: home, boats, gear, prices, gift cards, moorings.</summary>
internal static class HarbourFrontPages
{
    public static string Home(HarbourContext page) => Hero(page)
        + Stats(("212", "boats in twelve ports"), ("&pound;&nbsp;64", "a head, a night, on average"), ("3,812", "weeks sailed since 2011"), ("11&nbsp;min", "until the watch desk answers"))
        + Section(Head("This month", "Boats with a free week", "Each one is looked after by a named person, and each one has been out this season.") + Cards(page, HarbourBoat.Fleet.Where(boat => boat.Slug is not ("solan-40" or "skerry-21")).Take(6)))
        + Section(Head("How it works", "Three things, done properly", "No points, no tiers, no surprises at the fuel dock.")
            + Features(
                ("compass", "Choose by water", "Tell us the tide you like and how many of you there are. We show the boats that suit the ground, not the ones with the best photographs."),
                ("calendar", "Book the whole week", "Friday noon to Friday noon. Fuel, linen, berthing in the home port, and the first gas bottle are in the price."),
                ("shield", "Leave without worry", "One page of cover, written in English. Hull, crew, dinghy, and the anchor you will lose at least once."),
                ("phone", "Call someone who sails", "The watch desk is staffed by two skippers at a time. They know your boat, and they know the bar you are about to cross."),
                ("rope", "Get it mended", "Twelve lofts with fixed prices and two-week slots. A reef point torn on Sunday is sewn by Thursday."),
                ("wave", "Share the cost", "Put your own boat in for six weeks a year and the mooring pays for itself. We clean, check, and photograph.")), "tint")
        + Section(Split(page.Root, "dusk", "Keep her where the tide suits", "Swinging, fore-and-aft, or alongside: 1,140 berths, each with a true depth and somebody to row out to it in a blow.",
            "Depths sounded every April, not copied from a chart", "A weekly look at your lines, with a photograph", "Move between ports without paying twice"))
        + Section(Head("From the crew board", "What people say on the way home", "Letters, lightly trimmed.") + Quotes(page,
            ("We touched the putty once, off Bembridge, and the desk talked us off it before the kettle boiled.", "Ines Calloway", "Curlew 30, eight days"),
            ("Everything on the list was on the boat. I have owned boats for thirty years and cannot say the same.", "Tom Arkwright", "Petrel 34, a fortnight"),
            ("Our two learned to row, to reef, and to sleep through the halyards. They ask about the tide at breakfast now.", "Priya Nair", "Dunlin 26, one week")), "deep")
        + Section(Head("Questions", "Asked most weeks", "If yours is not here, ring the desk.") + Faq(
            ("Do I need a certificate?", "For a day boat in the harbour, no. For anything that sleeps, we ask for a log book or a day with one of our skippers, which costs less than the deposit that it replaces."),
            ("What happens when it blows?", "We move your week, once, free of charge, when the forecast at noon on Thursday is force seven or more for your port. Nobody needs to argue about it."),
            ("Can I bring the dog?", "Yes, on eleven boats of the twelve. Gannet has white carpets and an owner with opinions."),
            ("Is the price the whole price?", "It is. If a harbour charges you for something that we should have paid, send the receipt and we send the money.")))
        + Call(page, "Four weeks of June are left.", "Tell us how many you are and which water you like. We answer with three boats and no newsletter.", "Ask the desk");

    public static string Boats(HarbourContext page) =>
        PageHead(page, "Boats", "Boats that want sailing", "Sorted by the water that suits them. Prices are for a week, Friday noon to Friday noon.")
        + $"""<div class="wrap"><div class="filters">{string.Concat(new[] { "All water", "Rivers and creeks", "Coast", "Islands", "Dries out", "Dogs welcome", "Under &pound;&nbsp;800", "Six berths or more" }.Select((filter, at) => $"""<span class="filter{(at == 0 ? " filter-on" : "")} u-mt-0" data-filter="{at}">{filter}</span>"""))}</div></div>"""
        + Section(Cards(page, HarbourBoat.Fleet.Where(boat => boat.Slug is not ("solan-40" or "skerry-21"))))
        + Section(Head("By the numbers", "What fits where", "Length and draught decide more than the brochure does.") + BoatTable(page), "tint")
        + Call(page, "Not sure which?", "Most people book a boat that is four feet too long. We are happy to argue.", "Talk it over");

    public static string Boat(HarbourContext page, HarbourBoat boat) => $"""
        <div class="wrap"><nav class="crumbs" aria-label="You are here"><a href="../index.html">Harbour</a>&ensp;/&ensp;<a href="index.html">Boats</a>&ensp;/&ensp;{T(boat.Name)}</nav>
        <div class="page-head u-mb-6"><h1 class="title">{T(boat.Name.Replace(' ', '\u00A0'))}, {T(boat.Port)}</h1><p class="lede">{T(boat.Line)}</p></div>
        <div class="shots u-mb-12"><img class="shots-main" src="../images/{boat.Slug}.png" width="420" height="270" alt="{T(boat.Name)}" decoding="sync"><img class="shots-side" src="../images/quay.png" width="600" height="460" alt="The home port" decoding="sync"><img class="shots-side" src="../images/dusk.png" width="600" height="420" alt="At anchor" decoding="sync"></div>
        <div class="detail">
        <div><div class="prose">
        <h2>Who she suits</h2>
        <p>{T(boat.Name)} lives in {T(boat.Port)} and is looked after by the same two people who rigged her. She sleeps {boat.Berths} without anybody sleeping on a sail bag, and she will stand up to more wind than most of her crews enjoy. Reefing is done from the cockpit; the anchor is bigger than the book asks for, and there are forty metres of chain behind it.</p>
        <p>Below, there is standing headroom to the mast, a gimballed cooker with an oven that holds its heat, and a chart table that fits a folded chart. The heater runs on the ship&rsquo;s tank, so there is no bottle to change at two in the morning. Bedding for {boat.Berths} is on board, aired, and counted.</p>
        <h2>Where she likes to go</h2>
        <p>Most weeks go out with the ebb on Friday, lie to an anchor the first night, and make the longest leg on Sunday. We give you three plans for three kinds of weather, with the tidal gates worked out for your dates, and we will tell you plainly which of them we would take ourselves.</p>
        <ul><li>Sheltered water within two hours in any wind from south-west to north</li><li>Four anchorages with good holding and a walk ashore</li><li>A pub with a landing that dries later than you think</li></ul>
        </div>
        <h2 class="title u-mt-12 u-mb-5">The particulars</h2>
        <div class="spec">{Spec("Length over all", boat.Length + "&nbsp;m")}{Spec("Draught", boat.Draught + "&nbsp;m")}{Spec("Rig", T(boat.Kind))}{Spec("Berths", $"{boat.Berths}")}{Spec("Engine", "Diesel, 21&nbsp;kW")}{Spec("Water", "240&nbsp;l")}{Spec("Fuel", "110&nbsp;l")}{Spec("Headsails", "Two, hanked on")}{Spec("Anchor", "20&nbsp;kg, 40&nbsp;m chain")}{Spec("Dinghy", "2.4&nbsp;m, oars, 2&nbsp;hp")}{Spec("Last survey", "March 2025")}{Spec("Dogs", "Welcome, dried")}</div>
        </div>
        <aside class="book"><div class="book-price">{Pounds(boat.Pounds)}</div><div class="price-unit">for the week, everything in</div><div class="book-strip" role="presentation"></div>
        {string.Concat(new[] { ("6 June", true), ("13 June", false), ("20 June", true), ("27 June", true), ("4 July", false), ("11 July", false), ("18 July", true) }.Select(week => $"""<div class="book-row"><span>Friday {week.Item1.Replace(" ", "&nbsp;", StringComparison.Ordinal)}</span><span class="{(week.Item2 ? "free" : "full")}">{(week.Item2 ? "Free" : "Taken")}</span></div>"""))}
        <a class="button button-warm u-mt-6" href="../contact.html">Ask for a week {Icon.Svg("arrow", 18)}</a></aside>
        </div></div>
        """ + Section(Head("Alike", "Boats with the same manners", "Near her in size, near her in temper.") + Cards(page, HarbourBoat.Fleet.Where(other => other.Slug != boat.Slug && other.Slug is not ("solan-40" or "skerry-21")).Take(3)), "tint");

    public static string Gear(HarbourContext page)
    {
        (string Icon, string Name, string Text, int Price)[] items =
        [
            ("rope", "Three-strand, 14 mm", "Soft in the hand, kind to cleats. By 20 m.", 46), ("anchor", "Kedge, folding, 9 kg", "Lives flat under a berth.", 58), ("compass", "Hand-bearing compass", "Lit, drip-proof, and yellow.", 74), ("clock", "Ship’s clock", "Wind it on Sundays.", 120),
            ("shield", "Foul-weather jacket", "Heavy, dull, and dry.", 265), ("wave", "Drogue and bridle", "Hope never to open it.", 190), ("star", "Riding light, LED", "Two winters on one battery.", 62), ("calendar", "Almanac", "This year’s, with our pencil notes.", 38),
            ("boat", "Tender, 2.4 m", "Rows straight, tows dry.", 640), ("people", "Lifejacket, 170 N", "Serviced by us, every spring.", 88), ("gift", "Galley box", "Knives, boards, kettle, peg bag.", 96), ("mail", "Chart folio", "Twelve sheets, corrected monthly.", 84),
            ("phone", "Handheld VHF", "Floats. Beeps when it does.", 145), ("ruler", "Parallel rule", "Brass hinge, 38 cm.", 29), ("pin", "Boathook, ash", "Longer than you remember.", 41), ("check", "Spares tin", "Impeller, belts, fuses, hope.", 55),
        ];
        return PageHead(page, "Gear", "Buy once, borrow twice", "Everything here has been on one of our boats for a season. What did not last is not in the shop.")
            + Section($"""<div class="gear">{string.Concat(items.Select((item, at) => $"""<div class="gear-item" data-sku="HB-{1040 + (at * 7)}"><div class="gear-art">{Icon.Svg(item.Icon, 62)}</div><div class="gear-name">{T(item.Name.Replace(" mm", "\u00A0mm").Replace(" kg", "\u00A0kg").Replace(" m", "\u00A0m").Replace(" N", "\u00A0N"))}</div><div class="gear-text">{T(item.Text)}</div><div class="gear-price u-pb-0">{Pounds(item.Price)}</div></div>"""))}</div>""")
            + Section(Split(page.Root, "quay", "Borrow it for the week", "A second anchor, a child’s harness, a sextant for the curious. Add it to your booking and find it on the boat.", "A third of the price, for seven days", "Checked and signed for by the port", "Keep it if you like it: the hire comes off")
                + "", "tint")
            + Call(page, "Old sails wanted.", "We cut them into bags, awnings, and dodgers, and pay by weight.", "Send us yours");
    }

    public static string Pricing(HarbourContext page)
    {
        (string Name, int Price, string Unit, string Note, string[] Lines)[] plans =
        [
            ("Day boat", 95, "a day", "For an afternoon in the harbour.", ["No certificate needed", "Up to three people", "Oars, anchor, lifejackets", "Home by dusk"]),
            ("Week", 980, "a week", "What most people book.", ["Friday noon to Friday noon", "Fuel, linen, gas, berthing", "Watch desk, day and night", "One free move for weather"]),
            ("Mooring", 210, "a month", "Swinging or fore-and-aft.", ["True depth, sounded in April", "Weekly look, with photograph", "Tender park and tap", "Swap ports at no charge"]),
            ("Share", 340, "a month", "Your boat works six weeks a year.", ["Mooring and cover included", "Cleaned after every guest", "Lift-out in November", "You choose the weeks"]),
        ];
        return PageHead(page, "Pricing", "The price is the whole price", "No points, no tiers, no season that starts the week you are free.")
            + Section($"""<div class="plans">{string.Concat(plans.Select((plan, at) => $"""<div class="plan{(at == 1 ? " plan-best" : "")}" data-plan="{at}"><div class="plan-name">{T(plan.Name)}</div><div class="plan-price">{Pounds(plan.Price)}</div><div class="price-unit">{T(plan.Unit)}</div>{Ticks(plan.Lines)}<p class="plan-note">{T(plan.Note)}{(at == 0 ? MachineMarkup.KeptSpace.ToString() : "")}</p></div>"""))}</div>""")
            + Section(Head("In the price", "What other people charge for", "We looked at eleven brochures and added up the small print.") + Features(
                ("wave", "Fuel and gas", "Full when you leave. We do not weigh it when you return."), ("calendar", "Both Fridays", "The boat is yours from noon to noon, not from four until nine."), ("people", "Every berth", "Linen, towels, and a pillow each, for as many as she sleeps."),
                ("shield", "The excess", "Covered to the last pound, including the dinghy and the outboard."), ("anchor", "Home berthing", "The port where she lives is free to you, before and after."), ("phone", "The desk", "Ring at four in the morning. Somebody will be awake, and kind.")), "tint")
            + Section(Head("Compare", "A week for four, in June", "Same length of boat, same port, as quoted on the first of March.") + $"""<table class="berths"><thead><tr><th>What</th><th class="num">Harbour</th><th class="num">Chain A</th><th class="num">Chain B</th></tr></thead><tbody>{string.Concat(new[] { ("Boat", 980, 890, 940), ("Linen for four", 0, 72, 96), ("Fuel and gas", 0, 85, 60), ("Excess waiver", 0, 140, 125), ("Home berthing", 0, 44, 38), ("Early boarding", 0, 55, 0), ("Total", 980, 1286, 1259) }.Select(row => $"""<tr><td>{row.Item1}</td><td class="num">{Money(row.Item2)}</td><td class="num">{Money(row.Item3)}</td><td class="num">{Money(row.Item4)}</td></tr>"""))}</tbody></table>""")
            + Call(page, "Owners: six weeks pays for the year.", "We will tell you what yours would earn before you sign anything.", "Ask for a figure");
    }

    public static string GiftCards(HarbourContext page) =>
        PageHead(page, "Gift cards", "Give somebody the tide", "Printed on sailcloth, posted in a stiff envelope, good for five years.")
        + Section($"""<div class="vouchers">{string.Concat(new[] { ("day", "A day in the harbour", 95, "Two people, one lugsail, a flask. From any port, any day between April and October."), ("evening", "An evening under way", 140, "Out at six with one of our skippers, supper on the mooring, home by the leading lights."), ("weekend", "A weekend afloat", 390, "Friday evening to Sunday dusk in a boat that sleeps four, with or without a hand.") }.Select(card => $"""<div><img class="voucher" src="images/voucher-{card.Item1}.png" width="320" height="200" alt="" decoding="sync"><div class="voucher-name">{T(card.Item2)}</div><p class="feature-text">{T(card.Item4)}</p><div class="gear-price u-mt-3">{Pounds(card.Item3)}</div></div>"""))}</div>""")
        + Section(Head("How it works", "It does not expire in a drawer", "Three steps, none of them an app.") + Features(
            ("gift", "We post it", "First class, the same day, with your words inside. Or to you, if you would rather hand it over."), ("calendar", "They choose", "Any port, any week that is free. If it blows, they choose again."), ("boat", "They go", "Boat ready, stove lit, and somebody on the quay to take the lines.")), "tint")
        + Section(Faq(("Can it be put towards a week?", "Yes, towards anything here: boats, moorings, gear, or a survey."), ("What if they do not like it?", "Send it back within a year. We return the money to you and say nothing to them."), ("Can I have it today?", "From the loft in Falmouth until five, or as a page to print yourself.")));

    public static string Moorings(HarbourContext page)
    {
        (string Port, string Kind, string Depth, int Price, string State)[] berths =
        [
            ("Falmouth", "Swinging", "3.1", 210, "6"), ("Falmouth", "Fore and aft", "2.4", 235, "2"), ("Falmouth", "Alongside", "2.9", 390, "0"), ("Dartmouth", "Swinging", "4.0", 245, "3"), ("Dartmouth", "Trot", "3.3", 225, "1"), ("Brightlingsea", "Half-tide", "0.8", 120, "9"),
            ("Orford", "Swinging", "2.2", 160, "4"), ("Blakeney", "Drying", "0.3", 90, "12"), ("Conwy", "Alongside", "3.0", 340, "1"), ("Peel", "Fore and aft", "2.0", 180, "0"), ("Kinsale", "Swinging", "3.8", 230, "5"), ("Oban", "Swinging", "6.5", 205, "7"),
            ("Tobermory", "Alongside", "3.4", 295, "2"), ("Ullapool", "Swinging", "7.2", 150, "8"), ("Stromness", "Alongside", "3.6", 260, "3"), ("Stromness", "Swinging", "5.1", 140, "10"),
        ];
        return PageHead(page, "Moorings", "1,140 berths, truly sounded", "Depths are at chart datum, measured from our own launch every April.")
            + Section($"""<table class="berths" id="free"><thead><tr><th>Port</th><th>Kind</th><th class="num">Depth</th><th class="num wide">Longest</th><th class="num">A month</th><th class="num">Free</th></tr></thead><tbody>{string.Concat(berths.Select((berth, at) => $"""<tr data-row="{at}" data-port="{T(berth.Port)}"><td>{T(berth.Port)}</td><td>{T(berth.Kind)}</td><td class="num">{berth.Depth}&nbsp;m</td><td class="num wide">{9 + (at * 5 % 7)}&nbsp;m</td><td class="num">{Pounds(berth.Price)}</td><td class="num {(berth.State == "0" ? "full" : "free")}">{(berth.State == "0" ? "Full" : berth.State)}</td></tr>"""))}</tbody></table>""")
            + Section(Head("Looked after", "Somebody rows out", "Every week, and in every blow over force eight.") + Features(
                ("rope", "Lines and chafe", "We look at every strop, renew what is worn, and send you the old one if you doubt us."), ("calendar", "Lifted and laid", "Ground tackle comes up every second winter and is weighed, link by link."), ("pin", "A true position", "Your swinging circle on a chart, with the neighbours in it.")), "tint")
            + Section(Split(page.Root, "dusk", "Move with the season", "Spring on the south coast, July in the isles, winter ashore in Conwy: one contract, one price, any of twelve ports.", "Give us a week’s notice", "Sail her round or let us", "No second deposit"))
            + Call(page, "On the list for Peel?", "Two berths come free in September. First letter in gets the inside one.", "Write to us");
    }

    private static string Money(int amount) => amount == 0 ? "&ndash;" : Pounds(amount);

    private static string Spec(string name, string value) => $"""<div class="spec-row"><span class="spec-name">{T(name)}</span><span class="spec-value">{value}</span></div>""";

    private static string BoatTable(HarbourContext page) => $"""<table class="berths"><thead><tr><th>Boat</th><th>Port</th><th class="num wide">Length</th><th class="num">Draught</th><th class="num">Berths</th><th class="num">A week</th></tr></thead><tbody>{string.Concat(HarbourBoat.Fleet.Where(boat => boat.Slug is not ("solan-40" or "skerry-21")).Select(boat => $"""<tr data-boat="{boat.Slug}"><td><a href="{page.Root}{boat.Path}">{T(boat.Name.Replace(' ', '\u00A0'))}</a></td><td>{T(boat.Port)}</td><td class="num wide">{boat.Length}&nbsp;m</td><td class="num">{boat.Draught}&nbsp;m</td><td class="num">{boat.Berths}</td><td class="num">{Pounds(boat.Pounds)}</td></tr>"""))}</tbody></table>""";
}
