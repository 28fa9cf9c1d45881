namespace Gate.Pixels;

/// <summary>The two images of a comparison.</summary>
public enum ImageSide
{
    /// <summary>The first.</summary>
    Before,

    /// <summary>The second.</summary>
    After,
}
