using Gate.Core.Pages;

namespace Gate.Core.Run.Config;

/// <summary>Reads <c>playwright.config.json</c>.</summary>
public static class ConfigReader
{
    /// <summary>The file that is read when none is named.</summary>
    public const string DefaultFile = "playwright.config.json";

    /// <summary>
    /// The named file, else <see cref="DefaultFile"/> in the working directory where there is one, else nothing.
    /// </summary>
    /// <param name="named">As typed, or null.</param>
    /// <param name="surroundings">Working directory and environment variables.</param>
    /// <exception cref="GateException">The named file is missing, or a file is not as declared.</exception>
    public static GateConfig Find(string? named, PlanSurroundings surroundings)
    {
        var path = Path.GetFullPath(named ?? DefaultFile, surroundings.WorkingDirectory);
        if (named is null && !File.Exists(path))
            return GateConfig.Empty;
        return Read(named ?? DefaultFile, ReadBytes(named ?? DefaultFile, path), surroundings.Variables);
    }

    /// <summary>Reads a file's content.</summary>
    /// <param name="file">Its name as shown to people.</param>
    /// <param name="text">UTF-8.</param>
    /// <param name="variables">For <c>${env:NAME}</c>.</param>
    /// <exception cref="GateException">Something is not as declared; the place is <c>file:line:column</c>.</exception>
    public static GateConfig Read(string file, ReadOnlySpan<byte> text, IReadOnlyDictionary<string, string> variables)
    {
        var written = ConfigParser.Parse(file, text);
        var expander = new ConfigExpander(variables);
        var expanded = expander.Expand(written);
        ConfigChecker.Check(expanded, ConfigSettings.Root, "");
        return new ConfigBinder(file, expander.Secrets).Bind((ConfigNode.Table)expanded);
    }

    private static byte[] ReadBytes(string named, string path)
    {
        try
        {
            return new GivenFile(path, named, "--config", ConfigParser.MaxBytes) { TooLargeCode = "config-too-large" }.Read();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GateException("config-missing", $"there is no config file \"{named}\"", exception) { Place = "--config", NextStep = "mend the path, or leave --config out for the defaults" };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("config-unreadable", $"the config file \"{named}\" cannot be read: {exception.Message.TrimEnd('.')}", exception) { Place = "--config", NextStep = "give a readable file" };
        }
    }
}
