namespace Gate.Core.Run.Facts;

/// <summary>Size of an image in device px.</summary>
public sealed record ImageSizeFacts(int Width, int Height);
