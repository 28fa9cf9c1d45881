using Gate.Benchmarks.Pixels;

// One benchmark a name; each prints its own table.
return args switch
{
    ["pixels", .. string[] rest] => await PixelBenchmark.RunAsync(rest).ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: benchmarks pixels --peers DIR [--pairs DIR] [--gate FILE] [--rounds N] [--size WxH]...");
    return 2;
}
