using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Tests.Support;

internal sealed class SilentProgress : IRunProgress
{
    public List<string> Judgements { get; } = [];

    public void Planned(int pages, int shots)
    {
    }

    public void PlannedMore(int shots)
    {
    }

    public void Judged(ShotFacts shot) => Judgements.Add(shot.Id);

    public void Note(string text)
    {
    }
}
