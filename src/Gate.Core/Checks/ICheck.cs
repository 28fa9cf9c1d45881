using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>
/// One rule. A check is made for one run, shown every shot once (in any order, never two at a time), then asked what it
/// saw: so a rule may speak once a shot, or once for all of them. One file per check, listed in <see cref="CheckList"/>.
/// </summary>
public interface ICheck
{
    /// <summary>Shows a shot; must keep no pixels.</summary>
    void Observe(ShotComparison shot);

    /// <summary>What was seen, in any order.</summary>
    IEnumerable<Finding> Findings();
}
