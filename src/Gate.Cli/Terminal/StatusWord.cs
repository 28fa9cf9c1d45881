using Gate.Core.Run;

namespace Gate.Cli.Terminal;

/// <summary>Statuses as they are printed.</summary>
internal static class StatusWord
{
    public static string Of(ShotStatus status) => status switch
    {
        ShotStatus.Identical => "identical",
        ShotStatus.Tolerated => "tolerated",
        ShotStatus.Changed => "changed",
        ShotStatus.Removed => "removed",
        ShotStatus.Added => "added",
        ShotStatus.Unstable => "unstable",
        ShotStatus.Failed => "failed",
        ShotStatus.Pending => "pending",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
