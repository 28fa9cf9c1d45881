using Gate.Core.Checks;
using Gate.Core.Run;

namespace Gate.Core.Trust;

/// <summary>Something of the policy that the change under test has otherwise than the trusted commit.</summary>
/// <param name="Place">File, and setting where there is one.</param>
/// <param name="What">What changed, for people.</param>
public sealed record PolicyChange(string Place, string What)
{
    /// <summary>The check's id. It has no key: no approval settles it.</summary>
    public const string Check = "policy-changed";

    internal Finding Finding(string reference) =>
        FindingFactory.OfRun(Check, Severity.Fail, Place, $"{What}; {reference} is what counts, so bring changes of policy there by themselves, and rebase");
}
