using System.Diagnostics;
using Gate.Pixels;

namespace Gate.Benchmarks.Pixels;

/// <summary>Ours, in process: from the file's path to the answer.</summary>
internal static class OwnContestants
{
    public static IEnumerable<Contestant> All()
    {
        yield return Timed("Gate.Pixels compare", pair =>
        {
            using FileComparison result = FileComparer.Compare(File.ReadAllBytes(pair.Before), File.ReadAllBytes(pair.After), FileCompareOptions.Default);
            return result.Diff.AbsoluteError == 0;
        });
        yield return Timed("Gate.Pixels verdict", pair => FileComparer.AreEqual(File.ReadAllBytes(pair.Before), File.ReadAllBytes(pair.After), FileCompareOptions.Default));
#if IMAGESHARP
        Witness witness = new(new Gate.ImageSharp.ImageSharpCodec(), new Gate.ImageSharp.ImageSharpComparer());
        yield return Timed("ImageSharp witness", pair => witness.CountDifferent(File.ReadAllBytes(pair.Before), File.ReadAllBytes(pair.After), Mask.None, ImageLimits.Default) == 0) with { IsPeer = true };
#endif
    }

    private static Contestant Timed(string name, Func<Pair, bool> areEqual) => new(name, false, pair =>
    {
        long start = Stopwatch.GetTimestamp();
        bool isEqual = areEqual(pair);
        return Task.FromResult<(double, bool?)>((Stopwatch.GetElapsedTime(start).TotalMilliseconds, isEqual));
    });
}
