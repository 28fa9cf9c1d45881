namespace Gate.Pixels;

/// <summary>One pixel: four 8-bit samples, alpha not premultiplied.</summary>
public readonly record struct Rgba(byte R, byte G, byte B, byte A = 255);
