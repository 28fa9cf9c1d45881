using Gate.Pixels;

namespace Gate.Tests.Browser.Fidelity;

/// <summary>What nobody can explain is kept to be looked at, beside the list of sites.</summary>
internal static class FidelityPictures
{
    /// <returns>The folder with <c>gate.png</c>, <c>visitor.png</c> and <c>diff.png</c>.</returns>
    public static string Keep(FidelityRow row, Raster gate, Raster visitor)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(Environment.GetEnvironmentVariable(FidelitySite.Variable)!))!;
        var folder = Path.Combine(beside, "fidelity-pictures", row.Site, row.Page.Replace('/', '_'));
        Directory.CreateDirectory(folder);
        Write(gate, "gate.png");
        Write(visitor, "visitor.png");
        using var diff = DiffImage.Render(visitor, gate, PixelComparer.Compare(visitor, gate, Mask.None, CompareSettings.Default), DiffStyle.Default);
        Write(diff, "diff.png");
        return folder;

        void Write(Raster picture, string name)
        {
            using var file = File.Create(Path.Combine(folder, name));
            PngWriter.Write(picture, file);
        }
    }
}
