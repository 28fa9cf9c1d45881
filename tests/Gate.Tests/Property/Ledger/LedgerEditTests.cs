using Gate.Core.Ledger;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Property.Ledger;

/// <summary>
/// Random histories of a ledger, beside a model that keeps, for each branch, which decisions it has seen: a key is approved exactly
/// when every decision that no later one has seen is a yes.
/// </summary>
[TestFixture]
internal sealed class LedgerEditTests
{
    private const int Sequences = 1_000;

    [Test]
    public void Never_an_approval_that_nobody_gave_and_never_one_lost()
    {
        var approved = 0;
        var conflicts = 0;
        for (var seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            var model = new Model();
            var branches = new List<Branch> { new("", new HashSet<int>()) };
            var pixels = 'b';
            for (var step = 0; step < 30; step++)
            {
                var at = random.Next(branches.Count);
                switch (random.Next(8))
                {
                    case < 4:
                        var key = LedgerSamples.Key($"{random.Next(3)}.html@desktop", 'a', random.Next(4) == 0 ? pixels : (char)random.Next('b', pixels + 1));
                        branches[at] = model.Decide(branches[at], key, (LedgerDecision)random.Next(3), step);
                        break;
                    case 4:
                        branches.Add(branches[at]);
                        break;
                    case 5:
                        branches[at] = Branch.Merge(branches[at], branches[random.Next(branches.Count)], random);
                        break;
                    case 6:
                        branches[at] = branches[at].Pruned();
                        break;
                    default:
                        // Rendered again with other pixels: a key that nobody has decided.
                        pixels = pixels == 'f' ? 'f' : (char)(pixels + 1);
                        break;
                }

                var ledger = LedgerReader.Read(branches[at].Text, "ledger");
                foreach (var each in Enumerable.Range(0, 3).SelectMany(page => Enumerable.Range('b', 5).Select(after => LedgerSamples.Key($"{page}.html@desktop", 'a', (char)after))))
                {
                    var (isApproved, isConflict) = model.Says(branches[at], each);
                    Assert.That(ledger.Of(each)?.Decided?.Approval.Decision == LedgerDecision.Approve, Is.EqualTo(isApproved), $"seed {seed}, step {step}, {each}");
                    Assert.That(ledger.Of(each)?.IsConflict ?? false, Is.EqualTo(isConflict), $"seed {seed}, step {step}, {each}");
                    approved += isApproved ? 1 : 0;
                    conflicts += isConflict ? 1 : 0;
                }
            }
        }

        Assert.That(approved, Is.GreaterThan(10_000), "both sides of the rule were met");
        Assert.That(conflicts, Is.GreaterThan(1_000), "both sides of the rule were met");
    }

    private sealed record Branch(string Text, IReadOnlySet<int> Seen)
    {
        /// <summary>As a union merge leaves it: the lines of both, those in common once, in an order that nobody promises.</summary>
        public static Branch Merge(Branch ours, Branch theirs, Random random)
        {
            var lines = Lines(ours.Text).Concat(Lines(theirs.Text)).Distinct().ToArray();
            random.Shuffle(lines);
            return new Branch(string.Concat(lines.Select(line => $"{line}\n")), new HashSet<int>(ours.Seen.Concat(theirs.Seen)));
        }

        /// <summary>Without the lines that others replace.</summary>
        public Branch Pruned()
        {
            var heads = LedgerReader.Read(Text, "ledger").Standings.SelectMany(each => each.Value.Heads).Select(head => head.Id).ToHashSet();
            return this with { Text = string.Concat(Lines(Text).Where(line => heads.Contains(LedgerLine.IdOf(line))).Select(line => $"{line}\n")) };
        }

        private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed class Model
    {
        private readonly List<(ApprovalKey Key, LedgerDecision Decision, IReadOnlySet<int> Seen)> _decisions = [];

        public Branch Decide(Branch branch, ApprovalKey key, LedgerDecision decision, int minute)
        {
            // A name of its own: two people do not write the same line.
            var line = LedgerSamples.Of(decision, key) with { By = $"person {_decisions.Count}", At = LedgerSamples.Noon.AddMinutes(minute) };
            _decisions.Add((key, decision, branch.Seen));
            return new Branch(LedgerFile.Extend(branch.Text, [line], "ledger"), new HashSet<int>(branch.Seen) { _decisions.Count - 1 });
        }

        public (bool IsApproved, bool IsConflict) Says(Branch branch, ApprovalKey key)
        {
            var mine = branch.Seen.Where(index => _decisions[index].Key == key).ToList();
            var last = mine.Where(index => !mine.Exists(later => _decisions[later].Seen.Contains(index))).Select(index => _decisions[index].Decision).Distinct().ToList();
            return (last is [LedgerDecision.Approve], last.Count > 1);
        }
    }
}
