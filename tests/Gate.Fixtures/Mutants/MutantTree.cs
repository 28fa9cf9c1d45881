using System.Globalization;

namespace Gate.Fixtures.Mutants;

/// <summary>Writes all mutants into a copy of the checkout, each behind a switch: one build then serves all of them.</summary>
internal static class MutantTree
{
    /// <summary>Of the environment; the number of the mutant that is switched on.</summary>
    public const string Variable = "GATE_MUTANT";

    private const string SwitchFile = "src/Gate.Pixels/MutantSwitch.cs";

    /// <summary>Changes the files in place.</summary>
    /// <param name="root">Of the copy.</param>
    /// <param name="mutants">Numbered from 1 in this order.</param>
    public static void Apply(string root, IReadOnlyList<Mutant> mutants)
    {
        foreach (var (index, mutant) in mutants.Index())
        {
            var path = Path.Combine(root, mutant.File);
            var text = File.ReadAllText(path);
            if (Count(text, mutant.Find) != 1)
                throw new InvalidOperationException($"{mutant.Name}: the text stands {Count(text, mutant.Find)} times in {mutant.File}");
            var on = string.Create(CultureInfo.InvariantCulture, $"global::Gate.Pixels.MutantSwitch.Is({index + 1})");
            File.WriteAllText(path, text.Replace(mutant.Find, mutant.Replace.Replace(Mutant.Switch, on, StringComparison.Ordinal), StringComparison.Ordinal));
        }

        File.WriteAllText(Path.Combine(root, SwitchFile), $$"""
            namespace Gate.Pixels;

            #pragma warning disable CS1591
            public static class MutantSwitch
            {
                private static readonly int On = int.TryParse(System.Environment.GetEnvironmentVariable("{{Variable}}"), out var number) ? number : 0;

                public static bool Is(int number) => On == number;
            }
            """);
    }

    /// <summary>How often a text stands in another.</summary>
    public static int Count(string text, string part) => text.Split(part).Length - 1;
}
