namespace Gate.Pixels.Alignment;

/// <summary>From hashes of lines to bands: ordered matches, crossing ones, each checked against the pixels, then what lies between.</summary>
internal static class LineAligner
{
    public static List<RowBand> Align(ILinePair pair, ulong[] before, ulong[] after)
    {
        int[] ordered = PatienceMatcher.Match(before, after, (lines, others, found) =>
            EditScript.Match(before.AsSpan(lines), after.AsSpan(others), lines.Start.Value, others.Start.Value, found));
        int[] matches = [.. ordered];
        MovedRuns.Match(before, after, matches, pair.IsPlain);
        for (int line = 0; line < matches.Length; line++)
        {
            if (matches[line] >= 0 && pair.Count(line, matches[line]) != 0)
                (matches[line], ordered[line]) = (-1, -1);
        }

        return new BandBuilder(pair, ordered, matches).Build();
    }
}
