using System.Text.RegularExpressions;

namespace Gate.Core.Run.Config;

/// <summary>
/// Puts the values of environment variables in the place of <c>${env:NAME}</c> in every text. They are secrets from then on: kept
/// out of every output and digest.
/// </summary>
internal sealed partial class ConfigExpander(IReadOnlyDictionary<string, string> variables)
{
    /// <summary>Shorter values occur by chance in ordinary text, which blacking them out would make unreadable.</summary>
    public const int ShortestSecret = 4;

    private readonly SortedSet<string> _secrets = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Secrets => [.. _secrets];

    public ConfigNode Expand(ConfigNode node) => node switch
    {
        ConfigNode.Text text => text with { Value = Expand(text) },
        ConfigNode.List list => list with { Items = [.. list.Items.Select(Expand)] },
        ConfigNode.Table table => table with { Members = [.. table.Members.Select(member => member with { Value = Expand(member.Value) })] },
        _ => node,
    };

    /// <summary>Refuses a secret that could not be kept out of outputs.</summary>
    /// <exception cref="GateException"><c>config-secret-short</c>.</exception>
    public static void CheckLength(string secret, ConfigPlace place, string what, string next)
    {
        if (secret.Length < ShortestSecret)
        {
            throw ConfigError.At(
                "config-secret-short",
                $"{what} has fewer than {ShortestSecret} characters, too few to be kept out of outputs",
                place,
                next);
        }
    }

    private string Expand(ConfigNode.Text text)
    {
        var expanded = Reference().Replace(text.Value, match =>
        {
            if (!match.Groups["name"].Success)
                throw ConfigError.At("config-env-malformed", $"\"{text.Value}\" holds a broken reference to an environment variable", text.Place, "write ${env:NAME}, the name of letters, digits and underscores");
            var name = match.Groups["name"].Value;
            if (!variables.TryGetValue(name, out var value) || value.Length == 0)
                throw ConfigError.At("config-env-missing", $"the environment variable {name} is not set, or empty", text.Place, $"set {name}, or write the value into the file");
            CheckLength(value, text.Place, $"the environment variable {name}", "use a longer secret, or write a value that is none into the file itself");
            _secrets.Add(value);
            return value;
        });
        return expanded;
    }

    // The second half catches what begins like a reference and is none, so that a slip is not sent out as text.
    [GeneratedRegex(@"\$\{env:(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)\})?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
