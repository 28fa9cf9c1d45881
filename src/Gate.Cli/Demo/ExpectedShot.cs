using Gate.Core.Run;

namespace Gate.Cli.Demo;

/// <summary>What a shot must come to; what is null is not foretold.</summary>
/// <param name="Status">Always foretold.</param>
/// <param name="Ae">Absolute error.</param>
/// <param name="MaxChannelDelta">0–255.</param>
/// <param name="HeightDelta">Device px that the page grew by.</param>
internal sealed record ExpectedShot(ShotStatus Status, long? Ae = null, int? MaxChannelDelta = null, int? HeightDelta = null);
