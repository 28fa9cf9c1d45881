namespace Gate.Fixtures;

/// <summary>Writes a generated tree, replacing an older one of its own kind and nothing else.</summary>
internal static class FixtureFolder
{
    /// <param name="folder">The folder to hold the tree.</param>
    /// <param name="marker">A file that every tree of this kind contains: its presence shows that the folder may be replaced.</param>
    /// <param name="files">The tree; consumed as it is written, so that a large one needs no memory.</param>
    /// <returns>How many files and bytes were written.</returns>
    /// <exception cref="InvalidOperationException">The folder holds something that this program did not write.</exception>
    public static (int Files, long Bytes) Write(string folder, string marker, IEnumerable<FixtureFile> files)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            if (!File.Exists(Path.Combine(folder, marker)))
                throw new InvalidOperationException($"{folder} is not empty and holds no {marker}: it was not written by this program; choose another folder");
            Directory.Delete(folder, recursive: true);
        }

        var (count, bytes) = (0, 0L);
        foreach (var file in files)
        {
            var path = Path.Combine([folder, .. file.Path.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content);
            count++;
            bytes += file.Content.Length;
        }
        return (count, bytes);
    }
}
