namespace Gate.Cli.Terminal;

/// <summary>Where text goes, and what the other end can do with it.</summary>
internal interface IConsole
{
    /// <summary>Data.</summary>
    TextWriter Out { get; }

    /// <summary>People's text, progress, errors.</summary>
    TextWriter Error { get; }

    /// <summary>Whether standard error is a terminal that can redraw a line, and no CI log.</summary>
    bool CanRedraw { get; }

    /// <summary>Whether colours may be sent to standard output.</summary>
    bool HasColour { get; }

    /// <summary>Columns of the terminal.</summary>
    int Width { get; }

    /// <summary>The environment variables, read once.</summary>
    IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Name of the account that this runs as, as the system knows it; empty where it knows none.</summary>
    string Account { get; }

    /// <summary>Absolute.</summary>
    string WorkingDirectory { get; }
}
