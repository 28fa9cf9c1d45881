namespace Gate.Core.Run.Facts;

/// <summary>A region that stands for its group.</summary>
/// <param name="Shot">Shot id.</param>
/// <param name="Region">Index into the shot's regions, from 0.</param>
public sealed record GroupPlace(string Shot, int Region);
