namespace Gate.Cli.Terminal;

/// <summary>How much is said while a run goes on.</summary>
internal enum Verbosity
{
    /// <summary>Errors alone.</summary>
    Quiet,

    /// <summary>Progress and notes.</summary>
    Normal,

    /// <summary>A line for every shot as well.</summary>
    Verbose,
}
