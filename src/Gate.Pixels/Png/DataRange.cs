namespace Gate.Pixels.Png;

/// <summary>The data of one IDAT chunk: offset in the file and length, in bytes.</summary>
internal readonly record struct DataRange(int Offset, int Length);
