namespace Gate.Pixels.Png;

/// <summary>Filter types of method 0 (9.2).</summary>
internal enum FilterType : byte
{
    None = 0,
    Sub = 1,
    Up = 2,
    Average = 3,
    Paeth = 4,
}
