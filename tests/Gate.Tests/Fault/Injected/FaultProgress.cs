using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Tests.Fault.Injected;

/// <summary>Tells when a shot has been judged and written.</summary>
internal sealed class FaultProgress(Action judged) : IRunProgress
{
    public void Planned(int pages, int shots)
    {
    }

    public void PlannedMore(int shots)
    {
    }

    public void Judged(ShotFacts shot) => judged();

    public void Note(string text)
    {
    }
}
