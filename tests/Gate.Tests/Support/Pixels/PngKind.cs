namespace Gate.Tests.Support.Pixels;

/// <summary>A kind of PNG: bit depth, colour type, Adam7 or not, tRNS or not.</summary>
internal readonly record struct PngKind(int Depth, int Colour, bool IsInterlaced, bool IsKeyed)
{
    public int Channels => Colour switch { 0 or 3 => 1, 4 => 2, 2 => 3, _ => 4 };

    public int BitsPerPixel => Depth * Channels;

    /// <summary>Every combination that the specification allows.</summary>
    public static IEnumerable<PngKind> All =>
        from pair in new (int Colour, int[] Depths)[] { (0, [1, 2, 4, 8, 16]), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16]) }
        from depth in pair.Depths
        from interlaced in new[] { false, true }
        from keyed in pair.Colour is 4 or 6 ? new[] { false } : [false, true]
        select new PngKind(depth, pair.Colour, interlaced, keyed);
}
