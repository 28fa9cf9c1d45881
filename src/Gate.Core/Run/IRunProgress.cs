using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>Told while a run goes on, from one thread at a time; must not throw and must not block for long.</summary>
public interface IRunProgress
{
    /// <summary>Before any rendering.</summary>
    void Planned(int pages, int shots);

    /// <summary>Shots that turned out to be needed on the way.</summary>
    void PlannedMore(int shots);

    /// <summary>A shot has been judged.</summary>
    void Judged(ShotFacts shot);

    /// <summary>Something worth a line, e.g. a browser that was replaced.</summary>
    void Note(string text);
}
