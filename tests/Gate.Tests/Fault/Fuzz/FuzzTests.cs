using System.Globalization;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Fault.Fuzz;

/// <summary>
/// Damaged inputs: each reader reads them, or refuses them with a message that says where and what to do; nothing else ever flies.
/// <c>GATE_SOAK_SEED</c> and <c>GATE_SOAK_RUNS</c> repeat and size the long form.
/// </summary>
[TestFixture]
internal sealed class FuzzTests
{
    [Test]
    public async Task A_damaged_input_is_read_or_refused_with_its_place()
        => Assert.That(await RunAsync(seed: 1, cases: 2000), Is.Empty);

    [Test]
    [Category("Soak")]
    public async Task A_hundred_thousand_damaged_inputs_are_read_or_refused_with_their_place()
        => Assert.That(await RunAsync(SoakSettings.Seed, SoakSettings.Runs(100_000)), Is.Empty);

    private static async Task<IReadOnlyList<string>> RunAsync(int seed, int cases)
    {
        using var readers = new FuzzReaders();
        var trouble = new List<string>();
        foreach (var reader in readers.All)
        {
            var count = cases * reader.Share / 100;
            var found = 0;
            for (var i = 0; i < count; i++)
            {
                if (await reader.ReadAsync(new Random((seed * 1_000_003) + i)) is not { } wrong)
                    continue;
                found++;
                if (trouble.Count < 50)
                    trouble.Add(string.Create(CultureInfo.InvariantCulture, $"{reader}, seed {seed}, case {i}: {wrong}"));
            }

            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reader}: {count} cases from seed {seed}, {found} wrong"));
        }

        return trouble;
    }
}
