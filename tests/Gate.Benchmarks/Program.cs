using Gate.Benchmarks.Checks;
using Gate.Benchmarks.Pixels;
using Gate.Benchmarks.Sites;

// One benchmark a name; each prints its own table.
return args switch
{
    ["pixels", .. string[] rest] => await PixelBenchmark.RunAsync(rest).ConfigureAwait(false),
    ["site", .. string[] rest] => await SiteBenchmark.RunAsync(rest).ConfigureAwait(false),
    ["pr", .. string[] rest] => await PullRequestBenchmark.RunAsync(rest).ConfigureAwait(false),
    ["memory", .. string[] rest] => await MemoryBenchmark.RunAsync(rest).ConfigureAwait(false),
    ["memory-run", string folder, string shots] => await MemoryBenchmark.MeasuredAsync(folder, shots).ConfigureAwait(false),
    ["checks", .. string[] rest] => await ChecksBenchmark.RunAsync(rest).ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: benchmarks pixels --peers DIR [--pairs DIR] [--gate FILE] [--rounds N] [--size WxH]...\n"
        + "       benchmarks site --work DIR --browser FILE --gate FILE [--peers DIR] [--rounds N] [--workers N] [--only NAME]...\n"
        + "       benchmarks pr --work DIR --browser FILE --gate FILE [--touched N] [--rounds N] [--workers N]\n"
        + "       benchmarks memory --work DIR [--shots N]...\n"
        + "       benchmarks checks --set DIR... [--rounds N]");
    return 2;
}
