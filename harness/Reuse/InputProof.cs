using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness.Reuse;

/// <summary>
/// Asks a side, without a browser, what it would answer to everything that a capture of the other side asked for. When all is
/// the same, nothing that the page is made of has changed, and a second picture can say nothing that the first does not.
/// </summary>
internal static class InputProof
{
    /// <returns>Whether every answer would be the same: status, headers and body.</returns>
    public static async Task<bool> HoldsAsync(ShotInputs inputs, SiteProxy side, CancellationToken cancellationToken)
    {
        if (inputs.Doubt is not null)
            return false;
        // A replayed host has one answer for both sides.
        foreach (var answer in inputs.Answers.Where(answer => answer is { Result: RequestResult.Answered, IsReplayed: false }).Distinct())
        {
            if (await side.AskAsync(answer, cancellationToken) != answer)
                return false;
        }
        return true;
    }
}
