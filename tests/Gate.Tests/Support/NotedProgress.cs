using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Tests.Support;

/// <summary>Keeps what is noted.</summary>
internal sealed class NotedProgress(List<string> notes) : IRunProgress
{
    public void Planned(int pages, int shots)
    {
    }

    public void PlannedMore(int shots)
    {
    }

    public void Judged(ShotFacts shot)
    {
    }

    public void Note(string text) => notes.Add(text);
}
