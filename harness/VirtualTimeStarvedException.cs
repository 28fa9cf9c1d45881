namespace Gate.Harness;

/// <summary>A page on which virtual time does not get on; caught once, in <see cref="ShotCapturer"/>, which takes real time then.</summary>
internal sealed class VirtualTimeStarvedException() : Exception("virtual time starved");
