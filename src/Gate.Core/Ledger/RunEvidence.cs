using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Pixels;

namespace Gate.Core.Ledger;

/// <summary>
/// The pictures of a run, looked at again before a decision about them is recorded: what a report says of its evidence is believed
/// only as far as the evidence says it too.
/// </summary>
public static class RunEvidence
{
    /// <summary>One capture shows nothing of whether a page reproduces itself.</summary>
    private const int MinAttempts = 2;

    /// <summary>Refuses a run that did not finish, or whose verdict is not the one its own shots and findings give.</summary>
    /// <exception cref="GateException"><c>run-partial</c> or <c>run-inconsistent</c>.</exception>
    public static void Check(RunReport report, string folder)
    {
        if (!report.Run.Complete)
            throw Refused("run-partial", "the run did not finish, so it is no ground for a decision", folder);
        RunAgain.Judge(report, folder);
    }

    /// <summary>Decodes the pictures, and refuses them where they are not the ones that the report judged.</summary>
    /// <exception cref="GateException"><c>evidence-refused</c>: missing, undecodable, of other pixels, or captured only once.</exception>
    public static void Check(ShotFacts shot, string folder)
    {
        using var before = Side(shot, shot.Before, shot.Evidence?.Before, folder);
        using var after = Side(shot, shot.After, shot.Evidence?.After, folder);
        if (before is null || after is null)
            return;
        var ae = PixelComparer.Compare(before, after, MaskOf(shot), CompareSettings.Default).AbsoluteError;
        if (ae != shot.Ae)
            throw Refused($"the report says AE {(shot.Ae is { } said ? Words.Number(said) : "nothing")}, its pictures differ by {Words.Number(ae)}", shot.Id);
    }

    /// <summary>The file of a picture within a run; null when a link stands on the way: a run that came from elsewhere must not read other files of this machine.</summary>
    public static string? Find(string folder, string picture)
    {
        var path = Path.Combine(RealPath.Of(Path.GetFullPath(folder)), Path.Combine(picture.Split('/')));
        return RealPath.Of(path) == path && File.Exists(path) ? path : null;
    }

    private static Raster? Side(ShotFacts shot, SideFacts? side, string? picture, string folder)
    {
        if (side is null || side is { Redirect: not null, Compared: null })
            return null;
        if (side.Attempts < MinAttempts)
            throw Refused("it was captured only once, so that nobody knows whether it reproduces itself: run with --confirm 2 or more", shot.Id);
        if (side.Compared is not { } compared || EvidencePath.Address(picture) is null)
            throw Refused("the report names no picture of a side", shot.Id);
        var image = Decode(folder, picture!, shot.Id);
        if (PixelDigest.Compared(image, MaskOf(shot)) == compared)
            return image;
        image.Dispose();
        throw Refused($"{picture} does not hold the pixels that were judged", shot.Id);
    }

    private static Raster Decode(string folder, string picture, string shot)
    {
        var path = Find(folder, picture) ?? throw Refused("its evidence is missing, or a link", shot);
        try
        {
            return PngReader.Decode(File.ReadAllBytes(path), ImageLimits.Default);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ImageFormatException)
        {
            throw Refused($"its evidence cannot be read: {exception.Message.TrimEnd('.')}", shot);
        }
    }

    private static Mask MaskOf(ShotFacts shot) =>
        shot.Masks.Count == 0 ? Mask.None : new Mask(shot.Masks.Select(mask => new Region(mask.X, mask.Y, mask.X + mask.Width, mask.Y + mask.Height)));

    private static GateException Refused(string message, string shot) => Refused("evidence-refused", message, shot);

    private static GateException Refused(string code, string message, string place) => new(code, message)
    {
        Place = place,
        NextStep = "nothing was recorded; run gate check again, and decide on what it shows",
        Exit = GateExit.Incomplete,
    };
}
