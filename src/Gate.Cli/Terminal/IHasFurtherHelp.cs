namespace Gate.Cli.Terminal;

/// <summary>A command that has more to say than a list of options.</summary>
internal interface IHasFurtherHelp
{
    /// <summary>Whole lines, shown last.</summary>
    string FurtherHelp { get; }
}
