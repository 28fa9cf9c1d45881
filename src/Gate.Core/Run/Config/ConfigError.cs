namespace Gate.Core.Run.Config;

/// <summary>Errors about the config file, all of one form.</summary>
internal static class ConfigError
{
    public static GateException At(string code, string message, ConfigPlace place, string nextStep) =>
        new(code, message) { Place = place.ToString(), NextStep = nextStep };
}
