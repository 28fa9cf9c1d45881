using System.Collections.Concurrent;
using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness.Reuse;

/// <summary>
/// Asks a side, without a browser, what it would answer to everything that a capture of the other side asked for. When all is
/// the same, nothing that the page is made of has changed, and a second picture can say nothing that the first does not.
/// </summary>
/// <remarks>
/// Style sheets, scripts and pictures are asked for by every page of a site, and the side answers each alike: it is asked once. Who writes
/// to a file meanwhile makes the run incomplete. Safe for concurrent use.
/// </remarks>
internal sealed class InputProof
{
    private readonly ConcurrentDictionary<(string Method, string Url, string? Range, string? IfRange), Lazy<Task<ProxyRecord?>>> _answers = new();

    /// <param name="inputs">Of a capture of either side.</param>
    /// <param name="side">Any lane's proxy of this side.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <returns>Whether every answer that the capture was made of would be the same here: status, headers and body.</returns>
    public async Task<bool> HoldsAsync(ShotInputs inputs, SiteProxy side, CancellationToken cancellationToken) =>
        // A replayed host has one answer for both sides.
        inputs.Doubt is null && await HoldsAsync(inputs.Answers.Where(answer => answer is { Result: RequestResult.Answered, IsReplayed: false }).Distinct(), side, cancellationToken);

    /// <param name="answers">As they were.</param>
    /// <param name="side">Any lane's proxy of this side.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <returns>Whether every answer would be the same here.</returns>
    public async Task<bool> HoldsAsync(IEnumerable<ProxyRecord> answers, SiteProxy side, CancellationToken cancellationToken)
    {
        foreach (var answer in answers)
        {
            var now = _answers.GetOrAdd((answer.Method, answer.Url, answer.Range, answer.IfRange), _ => new Lazy<Task<ProxyRecord?>>(() => side.AskAsync(answer, cancellationToken)));
            if (await now.Value != answer)
                return false;
        }

        return true;
    }
}
