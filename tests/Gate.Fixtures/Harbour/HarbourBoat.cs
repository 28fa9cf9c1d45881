namespace Gate.Fixtures.Harbour;

/// <summary>One boat of the fleet; <paramref name="Pounds"/> a week, metres for the two lengths.</summary>
internal sealed record HarbourBoat(string Slug, string Name, string Port, string Kind, int Berths, string Length, string Draught, int Pounds, string Line)
{
    public string Path => $"boats/{Slug}.html";

    public static IReadOnlyList<HarbourBoat> Fleet { get; } =
    [
        new("northwind-32", "Northwind 32", "Falmouth", "Sloop", 6, "9.75", "1.70", 1240, "A dry, forgiving cruiser that goes to windward without a lecture."),
        new("kestrel-28", "Kestrel 28", "Oban", "Cutter", 4, "8.53", "1.45", 980, "Three headsails, one happy owner, and a heater that works."),
        new("skerry-21", "Skerry 21", "Tobermory", "Day boat", 2, "6.40", "0.60", 460, "Open deck, tan sails, and room for two and a picnic."),
        new("merganser-38", "Merganser 38", "Dartmouth", "Ketch", 8, "11.60", "1.85", 1890, "Long keel, deep cockpit, and a saloon that seats the whole crew."),
        new("tern-24", "Tern 24", "Conwy", "Gaffer", 3, "7.30", "0.95", 620, "Lifts her keel and dries out upright, so the tide is your friend."),
        new("solan-40", "Solan 40", "Ullapool", "Expedition", 8, "12.20", "2.05", 2350, "Built for the outer isles, with tankage for ten days away."),
        new("dunlin-26", "Dunlin 26", "Orford", "Yawl", 4, "7.90", "0.85", 740, "Made for creeks: shallow, steady, and easy to sail alone."),
        new("petrel-34", "Petrel 34", "Kinsale", "Sloop", 6, "10.30", "1.80", 1480, "Fresh rigging this spring and a sail wardrobe to match."),
        new("curlew-30", "Curlew 30", "Brightlingsea", "Bilge keel", 5, "9.10", "1.05", 1050, "Takes the ground anywhere, and the whole family with it."),
        new("gannet-36", "Gannet 36", "Peel", "Sloop", 7, "10.90", "1.90", 1620, "Quick enough for the Wednesday race, kind enough for the week after."),
        new("plover-22", "Plover 22", "Blakeney", "Day boat", 3, "6.70", "0.55", 510, "A day out of a basket: oars, tan lugsail, anchor, done."),
        new("fulmar-33", "Fulmar 33", "Stromness", "Cutter", 6, "10.05", "1.65", 1390, "Knows the way round Hoy better than most pilots."),
    ];
}
