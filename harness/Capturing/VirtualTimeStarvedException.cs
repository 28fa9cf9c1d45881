namespace Gate.Harness.Capturing;

/// <summary>A page on which virtual time does not get on; caught once, in <see cref="ShotCapturer"/>, which takes real time then.</summary>
/// <param name="reason">For <see cref="Core.Rendering.SettleRecord.Clock"/>.</param>
internal sealed class VirtualTimeStarvedException(string reason) : Exception(reason);
