using System.Globalization;

namespace Gate.Tests.Support;

/// <summary>Seed and size of a long run, from the environment: <c>tests/soak</c> sets them.</summary>
internal static class SoakSettings
{
    /// <summary><c>GATE_SOAK_SEED</c>, 1 unless given.</summary>
    public static int Seed => Number("GATE_SOAK_SEED", 1);

    /// <summary><c>GATE_SOAK_RUNS</c>, or what is given.</summary>
    public static int Runs(int otherwise) => Number("GATE_SOAK_RUNS", otherwise);

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
