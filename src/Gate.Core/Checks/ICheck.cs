using Gate.Core.Checks.Tallies;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>
/// One rule. A check is made for one run, shown every shot once (in any order, never two at a time), then asked what it
/// saw: so a rule may speak once a shot, or once for all of them. One file per check, listed in <see cref="CheckList"/>.
/// </summary>
internal interface ICheck
{
    /// <summary>Shows a shot; must keep no pixels.</summary>
    void Observe(ShotComparison shot);

    /// <summary>What was seen, in any order.</summary>
    IEnumerable<Finding> Findings();

    /// <summary>The same so that it can be added up over the parts of a run; a check that speaks of several shots at once has tallies of its own.</summary>
    IEnumerable<Tally> Tallies() => Findings().Select(finding => new Said(finding));
}
