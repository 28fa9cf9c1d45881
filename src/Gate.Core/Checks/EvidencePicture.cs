namespace Gate.Core.Checks;

/// <summary>A picture that is kept beside the report.</summary>
/// <param name="Name">File name within the shot's folder: <c>before.png</c>, <c>after.png</c>, <c>diff.png</c>, <c>thumbnail.png</c> or <c>noise-….png</c>.</param>
/// <param name="Png">The file.</param>
public sealed record EvidencePicture(string Name, ReadOnlyMemory<byte> Png);
