namespace Gate.Harness.Capturing;

/// <summary>A rectangle of the page in CSS px from its top left corner.</summary>
internal sealed record PageBox(int X, int Y, int Width, int Height);
