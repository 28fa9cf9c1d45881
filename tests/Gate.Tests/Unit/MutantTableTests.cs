using Gate.Fixtures.Mutants;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit;

/// <summary>The mutants of <c>tests/soak mutants</c> are about the source as it is now.</summary>
internal sealed class MutantTableTests
{
    [Test]
    public void There_are_forty_or_more_and_each_is_another()
    {
        Assert.That(MutantTable.All, Has.Count.GreaterThanOrEqualTo(40));
        Assert.That(MutantTable.All.Select(mutant => mutant.Name), Is.Unique);
        Assert.That(MutantTable.All.Select(mutant => (mutant.File, mutant.Find)), Is.Unique);
        Assert.That(MutantTable.All.Where(mutant => !mutant.Replace.Contains(Mutant.Switch, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(typeof(MutantTable), nameof(MutantTable.All))]
    public void A_mutant_finds_its_place_once_and_its_tests_are_there(object mutant)
    {
        var (_, file, find, _, tests) = (Mutant)mutant;
        Assert.That(MutantTree.Count(File.ReadAllText(Path.Combine(Checkout.Root, file)).ReplaceLineEndings("\n"), find), Is.EqualTo(1));
        var classes = typeof(MutantTableTests).Assembly.GetTypes().Select(type => type.FullName!).ToList();
        Assert.That(tests.Split(' ').Where(part => !classes.Exists(name => name.Contains(part, StringComparison.Ordinal))), Is.Empty);
    }
}
