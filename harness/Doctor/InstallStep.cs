namespace Gate.Harness.Doctor;

/// <summary>One way to give the machine what it lacks: commands, or the reason why it cannot be tried here.</summary>
internal sealed record InstallStep
{
    private InstallStep(string title) => Title = title;

    /// <summary>What is tried, for people.</summary>
    public string Title { get; }

    /// <summary>Why it cannot be tried; null when it can.</summary>
    public string? Obstacle { get; private init; }

    /// <summary>Run first; its failure is said but does not end the step (old package lists may do). Null for none.</summary>
    public CommandCall? Preparation { get; init; }

    /// <summary>What installs; null only with an obstacle.</summary>
    public CommandCall? Install { get; private init; }

    /// <summary>A step to be taken.</summary>
    public static InstallStep Of(string title, CommandCall install) => new(title) { Install = install };

    /// <summary>A step that cannot be taken here.</summary>
    public static InstallStep Blocked(string title, string obstacle) => new(title) { Obstacle = obstacle };
}
