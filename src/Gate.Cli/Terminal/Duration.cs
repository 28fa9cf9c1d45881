using System.Globalization;

namespace Gate.Cli.Terminal;

/// <summary>A time to come, as roughly as it is known.</summary>
internal static class Duration
{
    public static string Of(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => "1 s",
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(duration.TotalSeconds):0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(duration.TotalMinutes):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0.0} h"),
    };
}
