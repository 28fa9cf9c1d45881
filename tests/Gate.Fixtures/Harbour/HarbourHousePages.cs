using Gate.Fixtures.Markup;
using static Gate.Fixtures.Harbour.HarbourContext;
using static Gate.Fixtures.Harbour.HarbourSections;

namespace Gate.Fixtures.Harbour;

/// <summary>The pages about the house: about, journal, contact, help, terms.</summary>
internal static class HarbourHousePages
{
    private static readonly (string Name, string Role)[] Crew =
    [
        ("Wren Penhale", "Founder, keeps the loft"), ("Callum Rae", "Boats, north of the Clyde"), ("Ottilie Marsh", "Moorings and soundings"), ("Sean O’Driscoll", "Kinsale, and the tides"), ("Amara Obi", "Watch desk, days"), ("Jonas Lind", "Watch desk, nights"),
        ("Beth Garrow", "Rigging and sails"), ("Idris Vaughan", "Conwy and the Straits"), ("Maud Ellery", "Surveys"), ("Kofi Mensah", "Engines, mostly diesel"), ("Freya Sinclair", "Stromness"), ("Pip", "Dog, Falmouth"),
    ];

    public static string About(HarbourContext page) =>
        PageHead(page, "About", "Thirteen people and a dog", "We started with one boat, one mooring, and a sign on a net loft door. There are more boats now.")
        + Section(Split(page.Root, "quay", "A loft in Falmouth", "Wren bought Curlew for the price of her engine in 2011, mended her in a winter, and lent her to a stranger in June. The stranger came back, and so did the boat.",
            "Owned by those who work here", "Twelve ports, one set of prices", "A boat is let for at most twenty-two weeks"))
        + Section(Head("How we got here", "Not in a straight line", "To windward, mostly.") + $"""<div class="timeline">{string.Concat(Moments().Select(moment => $"""<div class="moment"><div class="moment-dot"></div><div class="moment-year">{moment.Year}</div><div class="moment-name">{T(moment.Name)}</div><p class="feature-text">{T(moment.Text)}</p></div>"""))}</div>""", "tint")
        + Section(Head("The crew", "Who answers", "Everybody here has spent a night at anchor that they would rather forget.") + $"""<div class="people">{string.Concat(Crew.Select(person => $"""<div class="person">{Face(page, person.Name, "person-face")}<div class="person-name">{T(person.Name)}</div><div class="person-role">{T(person.Role)}</div></div>"""))}</div>""")
        + Section(Head("What we hold to", "Six rules from the loft wall", "Painted in 2012, once repainted.") + Features(
            ("check", "Say the real depth", "A sounding is a promise. If we have not measured it, we say so."), ("rope", "Mend before you sell", "Most of what comes in for replacement needs a whipping."), ("people", "Answer with a name", "Nobody here signs as a team."),
            ("clock", "Wait for the tide", "It is always cheaper than the engine."), ("shield", "Own the mistake", "Then fix it, then write it up for the others."), ("book", "Write it in the log", "If it is not in the log, it did not happen.")), "tint")
        + Section("""<div class="prose"><h2>What we gave back</h2><p>Two pence of every pound goes to the lifeboat stations of our twelve ports. Last year that was eleven thousand four hundred pounds, a set of winter dry suits, and one very good kettle.</p><p>We plant eelgrass with the schools in April and lift ghost pots in October. The pots that nobody claims become the bar stools in the loft.</p></div>""")
        + Section("""<div class="stats"><div class="stat"><div class="stat-figure">13</div><div class="stat-label">people</div></div><div class="stat"><div class="stat-figure">1</div><div class="stat-label">dog</div></div><div class="stat" id="ports-figure"><div class="stat-figure">12</div><div class="stat-label">ports</div></div><div class="stat"><div class="stat-figure">0</div><div class="stat-label">investors</div></div></div>""", "tint");

    public static string Journal(HarbourContext page)
    {
        (string Boat, string Date, string Name, string Text)[] posts =
        [
            ("fulmar-33", "14 May 2025", "Round Hoy in a flat calm", "Nineteen hours, eleven of them drifting, one whale. Freya’s log of the slowest fast passage of the year, with the tidal diamonds she wishes she had believed."),
            ("dunlin-26", "2 May 2025", "How to leave a mooring under sail", "It is all in the last ten seconds. Six drawings, one rule, and the reason why the mizzen goes up first."),
            ("gannet-36", "18 April 2025", "The soundings are in", "Ottilie’s launch covered 312 miles of lines this spring. Brightlingsea has silted by twenty centimetres; Kinsale has not moved at all."),
            ("tern-24", "6 April 2025", "A kettle, a kedge, a good book", "What to pack for a week in a small boat, in the order in which you will miss it."),
            ("petrel-34", "21 March 2025", "What the surveyor taps", "Maud explains the hammer, the meter, and the long silence by the keel bolts."),
            ("merganser-38", "9 March 2025", "Three strands, eight tucks", "A splice that has held Merganser through two equinoxes, and how to make it with cold hands."),
            ("curlew-30", "22 February 2025", "Drying out on purpose", "Bilge keels, firm sand, six hours of quiet. The best night’s sleep in any boat is the one that is not floating."),
            ("plover-22", "4 February 2025", "The day boat in winter", "Twelve frosty Saturdays, one thermos, no engine. A diary of the creek with the leaves off."),
        ];
        return PageHead(page, "Journal", "Letters from the loft", "Logs, lessons, and the occasional apology.")
            + Section($"""<div class="posts">{string.Concat(posts.Select(post => $"""<article class="post" data-slug="{post.Boat}"><img class="card-picture" src="images/{post.Boat}.png" width="420" height="270" alt="" loading="lazy" decoding="sync"><div class="post-body"><div class="post-date"><img class="pennant" src="{HarbourPictures.Pennant(page.Seed, post.Boat)}" width="20" height="12" alt="">{post.Date.Replace(" ", "&nbsp;", StringComparison.Ordinal)}</div><h2 class="post-name">{T(post.Name)}</h2><p class="post-text">{T(post.Text)}</p></div></article>"""))}</div>""")
            + Section(Quotes(page, ("I read it aloud at the wheel. My husband steers better when he is listening.", "Margit Halloran", "Reader since 2014"), ("The splice letter is pinned up in our shed. It has tar on it now, as it should.", "Dev Chaudhary", "Reader since 2019"), ("You wrote that the bar would be quiet by four. It was quiet by four.", "Ruth Lanyon", "Reader since 2016")), "deep")
            + Call(page, "One letter a month, none in January.", "No tracking, no tally of who opened it. Leave whenever you like.", "Join the list");
    }

    public static string Contact(HarbourContext page) =>
        PageHead(page, "Contact", "Ask somebody who sails", "The desk is open day and night. Letters are answered within a tide or two.")
        + Section($"""
            <div class="detail"><form class="form" method="post" action="#" data-form="ask">
            <label class="field">Your name<input class="input" type="text" name="name" autocomplete="off" required></label>
            <label class="field">Telephone<input class="input" type="tel" name="phone" autocomplete="off"></label>
            <label class="field field-wide">Port<input class="input" type="text" name="port" value="Falmouth" readonly></label>
            <label class="field">From<input class="input" type="text" name="from" placeholder="Friday 6 June"></label>
            <label class="field">How many<input class="input" type="text" name="crew" placeholder="Four, and a dog"></label>
            <label class="field field-wide">What you have in mind<textarea class="input" name="text" rows="6" placeholder="Somewhere with seals"></textarea></label>
            <label class="choice field-wide"><input type="checkbox" name="certificate" checked>I have a log book or a certificate</label>
            <label class="choice field-wide"><input type="checkbox" name="letter">Send me the monthly letter</label>
            <div class="field-wide"><button class="button" type="submit">Send it {Icon.Svg("arrow", 18)}</button></div>
            </form>
            <div><div class="desk"><b>Watch desk</b><div class="desk-row">{Icon.Svg("phone")}01326&ensp;555&nbsp;012</div><div class="desk-row">{Icon.Svg("mail")}desk&nbsp;at&nbsp;harbour&nbsp;dot&nbsp;example</div><div class="desk-row">{Icon.Svg("clock")}Day and night, two skippers</div></div>
            <div class="book"><b>The loft</b><p class="feature-text">Custom House Quay, Falmouth. Up the outside stair, past the dog.</p><div class="book-strip"></div><div class="book-row"><span>Monday to Friday</span><span>8&ndash;17</span></div><div class="book-row"><span>Saturday</span><span>8&ndash;13</span></div><div class="book-row"><span>Sunday</span><span>Sailing</span></div></div></div></div>
            """)
        + Section(Head("Ports", "Find us on the quay", "Look for the blue door.") + Features(
            ("pin", "Falmouth", "Custom House Quay, the net loft."), ("pin", "Dartmouth", "South Embankment, above the chandler."), ("pin", "Brightlingsea", "The hard, in the old oyster shed."), ("pin", "Orford", "Quay Street, last on the left."), ("pin", "Conwy", "Lower Gate Street, under the wall."), ("pin", "Kinsale", "Pier Road, beside the lifeboat."), ("pin", "Oban", "North Pier, upstairs."), ("pin", "Ullapool", "Shore Street, with the ropes outside."), ("pin", "Stromness", "Victoria Street, through the close.")), "tint");

    public static string Help(HarbourContext page) =>
        PageHead(page, "Help", "Short answers", "Written by the desk, in the order in which people ask.")
        + Section(Head("Before you go", "Booking", "The dull part, made short.") + Faq(
            ("How do I pay?", "A third when you book, the rest on the Monday before. Card, transfer, or a cheque if your handwriting is good."), ("Can I change the week?", "Once, free, until a month before. After that we try to let your week to somebody else and give you what they pay."), ("Do you take a deposit?", "No. Cover is in the price. We do count the winch handles."), ("Who may skipper?", "Anybody with a log book that shows ten days in charge, or a certificate, or a good day out with one of us."), ("May I cross the Channel?", "In boats above nine metres, with our passage plan, in settled weather: yes."), ("Is there a handover?", "An hour, on the Friday. We start the engine, reef the sail, and show you where the torch is.")))
        + Section(Head("Afloat", "When something happens", "It will be small, and it will be at dusk.") + Faq(
            ("The engine will not start.", "Check the stop knob first. Then the battery switch. Then ring the desk before you bleed anything."), ("We are aground.", "Is the tide rising? Put the kettle on. Falling? Lay out the kedge in the dinghy now, and ring us while you row."), ("We tore a sail.", "Tape from the spares tin, then the nearest loft. It costs you nothing, and they like biscuits."), ("The heads are blocked.", "We are sorry. There is a page about it in the locker behind the door, with drawings."), ("Somebody is unwell.", "Channel 16 for anything that frightens you, then us. In that order, always."), ("We like it here. Can we stay?", "If your boat is free next week, yes, at three quarters of the price.")), "tint")
        + Section(Head("Owners", "Sharing your boat", "Six weeks a year, on your terms.") + Faq(
            ("What do you check?", "Hull, rig, engine, gas, and the tin opener. Survey every third spring, at our cost."), ("Who sails her?", "People whose log we have read. You see the names, and you may say no without a reason."), ("What will I earn?", "Between four and nine thousand pounds, less nothing. The mooring is in it."), ("And damage?", "We mend it before you hear of it, then we tell you what it was.")));

    public static string Terms(HarbourContext page)
    {
        (string Head, string[] Text)[] clauses =
        [
            ("1. The agreement", ["This agreement is between you, who take the boat, and Harbour, who let it. It begins when we confirm your week and ends when you hand back the keys. It is written to be read; where a sentence could mean two things, it means the one that is better for you.", "You may not pass the boat on to somebody else. You may of course let your crew steer."]),
            ("2. The price", ["The price shown is the price paid. It contains fuel, gas, linen, berthing in the home port, cover, and the watch desk. Berthing elsewhere is yours to pay; keep the receipt if you think that it should have been ours.", "A third is due when you book, and the rest on the Monday before you sail. If you pay late we ring you; we do not charge for the telephone."]),
            ("3. The boat", ["She will be clean, sound, and equipped as the inventory says. If something on the list is missing or broken, tell us within a day of leaving. If it makes the boat unfit for the sailing that you planned, we put it right or give you the money for the days lost.", "She goes back as she came: clean enough, tanks as they happen to be, and with the sails stowed. Sand is forgiven. Wine on the chart table is not."]),
            ("4. Where you may go", ["Within the limits shown on the folio in the boat, which depend on her length and on the month. Beyond them by written agreement only. Not at night in your first two days, unless one of our skippers is with you.", "Not to tow, nor to be towed, except to save life or the boat; and not to race, except the Wednesday race, which nobody has ever called one."]),
            ("5. Weather", ["When the forecast issued at noon on Thursday gives force seven or more for your port on Friday or Saturday, you may move your week once, free of charge. If you go, you go as skipper, and the decision is yours at every moment.", "We may ask you to stay in. We do so about twice a year, and have been right about half the time, which is enough."]),
            ("6. Cover", ["Hull, rig, tender, and third parties are covered to three million pounds, and your own liability for accidental damage is nothing. Damage on purpose, under the influence, or outside the limits is not an accident.", "Personal things are not covered. Telephones fall in at a rate of one a fortnight; put yours in the locker."]),
            ("7. If we fail", ["If your boat cannot sail, we offer you another of her size or larger at no charge, in any port that you can reach. If you would rather not, you have all your money back within seven days, and the cost of your train.", "We are not liable for what the sea does. We are liable for what we should have known."]),
            ("8. Letters and data", ["We keep your name, address, log, and what you paid, for as long as the law asks and no longer. We do not sell it, lend it, or look at it without cause.", "The monthly letter stops when you say stop."]),
            ("9. Law", ["The law of England, wherever the boat is. Before you call a lawyer, call Wren."]),
        ];
        return PageHead(page, "Terms", "What we agree on", "Nine clauses, in English. Last changed on 3 February 2025.")
            + Section($"""<div class="prose">{string.Concat(clauses.Select((clause, at) => $"""<section class="u-mb-2" data-clause="{at + 1}"><h2>{T(clause.Head)}</h2>{string.Concat(clause.Text.Select(text => $"<p>{T(text)}</p>"))}</section>"""))}</div>""");
    }

    private static IEnumerable<(int Year, string Name, string Text)> Moments() =>
    [
        (2011, "Curlew comes out of the mud", "One boat, one mooring, eleven guests. The till was a biscuit tin."), (2013, "The loft", "We took the lease for the floor. The roof came two winters later."), (2015, "Twelve moorings in Conwy", "Idris came with them."),
        (2017, "The watch desk", "A telephone, a rota, and a rule: never let it ring four times."), (2019, "North", "Kestrel to Oban, Fulmar to Stromness, and Callum to everywhere between."), (2021, "The year ashore", "Nobody sailed. We mended everything, twice."), (2023, "Owned by the crew", "Wren sold her shares to the rest of us for the price of a new mainsail."), (2025, "Two hundred and twelve boats", "Most are not ours. All are looked after as if they were."),
    ];
}
