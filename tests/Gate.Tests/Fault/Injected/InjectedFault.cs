using Gate.Core.Rendering;

namespace Gate.Tests.Fault.Injected;

/// <summary>Something that goes wrong.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="Stages">Where it can come.</param>
internal sealed record InjectedFault(string Name, IReadOnlyList<FaultStage> Stages)
{
    public static IReadOnlyList<FaultStage> Everywhere { get; } = Enum.GetValues<FaultStage>();

    /// <summary>Whether there has to be a real browser.</summary>
    public bool NeedsBrowser { get; init; }

    /// <summary>What happens to the machine.</summary>
    public Action<FaultWorld> Happen { get; init; } = static _ => { };

    /// <summary>What happens to the rendering of one shot, whichever.</summary>
    public Func<RenderedShot, Random, RenderedShot>? Distort { get; init; }

    public override string ToString() => Name;
}
