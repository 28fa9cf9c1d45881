using System.Diagnostics;

namespace Gate.Benchmarks.Pixels;

/// <summary>Whole processes, from start to exit.</summary>
internal static class ProcessContestants
{
    /// <param name="peers">Folder with node_modules.</param>
    /// <param name="gate">The command to run as <c>gate diff</c>; <c>null</c> leaves it out.</param>
    public static IEnumerable<Contestant> All(string peers, string? gate)
    {
        if (gate is not null)
        {
            yield return Command("gate diff", false, gate, pair => ["diff", pair.Before, pair.After]);
            yield return Command("gate diff --quiet", false, gate, pair => ["diff", "--quiet", pair.Before, pair.After]);
        }

        yield return Command("odiff", true, Path.Combine(peers, "node_modules/odiff-bin/bin/odiff"), pair => [pair.Before, pair.After, "--threshold", "0"]);
        string blazediff = Path.Combine(peers, "node_modules/@blazediff/bin-linux-x64/blazediff");
        if (File.Exists(blazediff))
            yield return Command("blazediff", true, blazediff, pair => [pair.Before, pair.After, "--threshold", "0"]);
        yield return Command("reg-cli", true, Path.Combine(peers, "node_modules/.bin/reg-cli"), FolderPair);
        if (File.Exists("/usr/bin/compare"))
            yield return Command("ImageMagick compare AE", true, "/usr/bin/compare", pair => ["-metric", "AE", pair.Before, pair.After, "null:"]);
    }

    // reg-cli compares folders: the pair under one name in two of them.
    private static string[] FolderPair(Pair pair)
    {
        string root = pair.After + ".reg";
        foreach ((string folder, string file) in new[] { ("expected", pair.Before), ("actual", pair.After) })
        {
            string path = Path.Combine(Directory.CreateDirectory(Path.Combine(root, folder)).FullName, "page.png");
            if (!File.Exists(path))
                File.Copy(file, path);
        }

        return [Path.Combine(root, "actual"), Path.Combine(root, "expected"), Path.Combine(root, "diff"), "-J", Path.Combine(root, "reg.json"), "-T", "0", "-M", "0"];
    }

    /// <summary>Exit code 0 is equal for all of them; any code from 1 up to 127 that is no crash is not.</summary>
    private static Contestant Command(string name, bool isPeer, string file, Func<Pair, string[]> arguments) => new(name, isPeer, async pair =>
    {
        ProcessStartInfo start = new(file, arguments(pair)) { RedirectStandardOutput = true, RedirectStandardError = true };
        long from = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().ConfigureAwait(false);
        double milliseconds = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        await Task.WhenAll(output, errors).ConfigureAwait(false);
        return process.ExitCode is 0 or 1 || (name == "odiff" && process.ExitCode is 21 or 22)
            ? (milliseconds, process.ExitCode == 0)
            : throw new InvalidOperationException($"{name} ended with {process.ExitCode}: {(await errors.ConfigureAwait(false)).Trim()}");
    });
}
