namespace Gate.Fixtures.Markup;

/// <summary>The line icons of both stories, each a 24-unit square, inlined wherever it is used, as exporters do.</summary>
internal static class Icon
{
    private static readonly Dictionary<string, string> Shapes = new()
    {
        ["anchor"] = """<circle cx="12" cy="5" r="2.25"></circle><path d="M12 7.25V21M8.25 10.5h7.5M4 13.5c.2 4.4 3.6 7.5 8 7.5s7.800-3.100 8-7.500"></path><path d="M2.500 15 4 13.250 6 14.750M18 14.750 20 13.250 21.500 15"></path>""",
        ["boat"] = """<path d="M3 16.500h18l-2.250 3.750a1.500 1.500 0 0 1-1.290.75H6.540a1.500 1.500 0 0 1-1.290-.75L3 16.500Z"></path><path d="M11.250 13.500V3l-6.750 10.500h6.750ZM13.500 13.500V6.750c2.900 1 5 3.400 5.500 6.750h-5.500Z"></path>""",
        ["compass"] = """<circle cx="12" cy="12" r="9"></circle><path d="m15.750 8.250-2.250 5.250-5.250 2.250 2.250-5.250 5.250-2.250Z"></path><circle cx="12" cy="12" r=".75"></circle>""",
        ["wave"] = """<path d="M2 9c1.670 0 1.670 1.500 3.330 1.500S7 9 8.670 9s1.670 1.500 3.330 1.500S13.670 9 15.330 9s1.670 1.500 3.340 1.500S20.330 9 22 9"></path><path d="M2 14c1.670 0 1.670 1.500 3.330 1.500S7 14 8.670 14s1.670 1.500 3.330 1.500 1.670-1.500 3.330-1.500 1.670 1.500 3.340 1.500S20.330 14 22 14"></path>""",
        ["calendar"] = """<rect x="3.750" y="5" width="16.500" height="15.250" rx="2"></rect><path d="M3.750 9.750h16.500M8.250 3v3.750M15.750 3v3.750"></path><path d="M8 13.500h.010M12 13.500h.010M16 13.500h.010M8 16.750h.010M12 16.750h.010"></path>""",
        ["shield"] = """<path d="M12 3 4.500 5.750v5.500c0 4.700 3.100 8.200 7.500 9.750 4.400-1.550 7.500-5.050 7.500-9.750v-5.500L12 3Z"></path><path d="m8.750 12 2.250 2.250 4.250-4.500"></path>""",
        ["pin"] = """<path d="M12 21.250c-4.250-4.250-6.750-7.750-6.750-11A6.750 6.750 0 0 1 12 3.500a6.750 6.750 0 0 1 6.750 6.750c0 3.250-2.500 6.750-6.750 11Z"></path><circle cx="12" cy="10.250" r="2.500"></circle>""",
        ["check"] = """<path d="m5 12.750 4.500 4.500L19.250 7"></path>""",
        ["arrow"] = """<path d="M4.500 12h15M13.500 6l6 6-6 6"></path>""",
        ["star"] = """<path d="m12 3.500 2.630 5.330 5.870.850-4.250 4.140 1 5.850L12 16.910l-5.250 2.760 1-5.850L3.500 9.680l5.870-.850L12 3.500Z" fill="currentColor"></path>""",
        ["menu"] = """<path d="M3.750 6.750h16.500M3.750 12h16.500M3.750 17.250h16.500"></path>""",
        ["mail"] = """<rect x="3" y="5.250" width="18" height="13.500" rx="2"></rect><path d="m3.500 6.500 8.500 7 8.500-7"></path>""",
        ["phone"] = """<path d="M6.500 3.750h2.250l1.500 4.500-2 1.500a13 13 0 0 0 6 6l1.500-2 4.500 1.500v2.250a2.250 2.250 0 0 1-2.500 2.250C10.500 19 5 13.500 4.250 6.250A2.250 2.250 0 0 1 6.500 3.750Z"></path>""",
        ["clock"] = """<circle cx="12" cy="12" r="9"></circle><path d="M12 6.750V12l3.750 2.250"></path>""",
        ["people"] = """<circle cx="9" cy="8.250" r="3"></circle><path d="M3.500 19.250c.3-3.300 2.500-5.250 5.500-5.250s5.200 1.950 5.500 5.250M15.750 5.500a3 3 0 0 1 0 5.500M17.250 14.250c1.900.6 3.100 2.300 3.350 5"></path>""",
        ["ruler"] = """<path d="m3.500 15.750 12.250-12.250 4.750 4.750L8.250 20.500l-4.750-4.750ZM7 12.250l1.750 1.750M10.250 9l2.500 2.500M13.500 5.750l1.750 1.750"></path>""",
        ["rope"] = """<circle cx="12" cy="12" r="9"></circle><circle cx="12" cy="12" r="3.750"></circle><path d="m5.600 5.600 3.750 3.750M14.650 14.650l3.750 3.750M18.400 5.600l-3.750 3.750M9.350 14.650 5.600 18.400"></path>""",
        ["gift"] = """<rect x="3.750" y="9" width="16.500" height="11.250" rx="1.500"></rect><path d="M12 9v11.250M3.750 13.500h16.500M12 9C9.500 9 7 8.250 7 6.250S10 3.500 12 9c2-5.500 5-4.750 5-2.750S14.500 9 12 9Z"></path>""",
        ["book"] = """<path d="M12 6.500C10 5 7 4.500 3.500 4.750v13.500C7 18 10 18.500 12 20c2-1.500 5-2 8.500-1.750V4.750C17 4.500 14 5 12 6.500ZM12 6.500V20"></path>""",
        ["leaf"] = """<path d="M5 19c0-8.500 5-13.750 15-14.500C20 14.500 15 19.500 7.500 18M4 20.500c2.500-5 6-8.500 10.500-10.750"></path>""",
        ["terminal"] = """<rect x="3" y="4.500" width="18" height="15" rx="2"></rect><path d="m7 9.500 3 2.750-3 2.750M12.500 15.250H17"></path>""",
        ["search"] = """<circle cx="10.750" cy="10.750" r="6.500"></circle><path d="m15.500 15.500 5 5"></path>""",
    };

    /// <param name="name">One of the shapes above.</param>
    /// <param name="size">CSS px.</param>
    public static string Svg(string name, int size = 20) =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.600" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false" data-icon="{name}">{Shapes[name]}</svg>""";
}
