using System.Globalization;
using System.Text;

namespace Gate.Core.Markup;

/// <summary>
/// The addresses that a style asks for, read by the tokens of CSS Syntax 3 with escapes and comments taken out: in <c>url()</c>, as strings of the functions
/// that take an address so, and after <c>@import</c>. A string elsewhere is a text or a selector; that of a custom property is either, by who uses it.
/// </summary>
internal sealed class StyleAddresses
{
    private static readonly string[] TakeStrings = ["url", "src", "image", "image-set", "-webkit-image-set"];

    /// <summary>What is within is what they give: parentheses alone, and functions that choose.</summary>
    private static readonly string[] PassOn = ["", "var", "inherit", "if", "first-valid"];

    private readonly List<StyleAddress> _asked = [];
    private readonly List<string> _imports = [];
    private readonly List<(string Name, StyleAddress Address)> _held = [];
    private readonly List<(string? By, string Name)> _uses = [];

    private StyleAddresses()
    {
    }

    /// <summary>In the order of the text, without those of custom properties.</summary>
    public IReadOnlyList<StyleAddress> Asked => _asked;

    /// <summary>The sheets that it imports, whatever the conditions.</summary>
    public IReadOnlyList<string> Imports => _imports;

    /// <summary>The strings of custom properties: addresses where one of <see cref="Taken"/> has them.</summary>
    public IEnumerable<StyleAddress> Held => _held.Select(held => held.Address);

    /// <summary>The strings of these custom properties and functions.</summary>
    public IEnumerable<StyleAddress> HeldBy(IReadOnlySet<string> names) => _held.Where(held => names.Contains(held.Name)).Select(held => held.Address);

    /// <summary>The custom properties and functions whose strings are addresses, as what takes an address uses them, by way of others or not.</summary>
    /// <param name="styles">All of a page.</param>
    public static IReadOnlySet<string> Taken(IReadOnlyCollection<StyleAddresses> styles)
    {
        var uses = styles.SelectMany(style => style._uses).ToLookup(use => use.By ?? "", use => use.Name, StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(uses[""]);
        while (next.TryDequeue(out var name))
        {
            if (!taken.Add(name))
                continue;
            foreach (var used in uses[name])
                next.Enqueue(used);
        }

        return taken;
    }

    /// <param name="css">A style sheet, or the declarations of a <c>style</c> attribute.</param>
    public static StyleAddresses Read(string css)
    {
        var read = new StyleAddresses();
        // The functions around, an empty name for a parenthesis alone; the blocks around, by the custom property or function that they declare.
        var around = new Stack<(string Name, (string Name, int At)? Nearest)>();
        var blocks = new Stack<string?>();
        var (rule, ruleAt) = ("", 0);
        string? named = null, declared = null;
        var isStart = true;
        for (var at = 0; at < css.Length;)
        {
            var (character, start) = (css[at], at);
            if (character == '/' && at + 1 < css.Length && css[at + 1] == '*')
            {
                var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? css.Length : end + 2;
            }
            else if (character is '"' or '\'')
            {
                isStart = false;
                var text = String(css, ref at);
                if (rule == "namespace")
                    continue;
                if (Nearest() is { } function)
                {
                    if (TakeStrings.Contains(function.Name))
                        read._asked.Add(new StyleAddress(text, function.Name == "url" ? function.At : start));
                    if (rule == "import" && around.Count == 1 && function.Name == "url")
                        read._imports.Add(text);
                }
                else if (rule == "import")
                {
                    read._asked.Add(new StyleAddress(text, ruleAt));
                    read._imports.Add(text);
                }
                else if (Owner() is { } owner)
                {
                    read._held.Add((owner, new StyleAddress(text, start)));
                }
            }
            else if (character == '@' || IsName(css, at))
            {
                at += character == '@' ? 1 : 0;
                var written = Name(css, ref at);
                var (name, isCustom) = (written.ToLowerInvariant(), written.StartsWith("--", StringComparison.Ordinal));
                var isFunction = character != '@' && at < css.Length && css[at] == '(';
                if (character == '@')
                    (rule, ruleAt) = (name, start);
                else if (isCustom && (isFunction || (around.TryPeek(out var user) && user.Name is "var" or "inherit")))
                    Use(written);
                if (isCustom && around.Count == 0 && rule is "property" or "function")
                    named = written;
                else if (isStart && isCustom && !isFunction)
                    declared = written;
                isStart = false;
                if (isFunction)
                {
                    at = name == "url" ? AfterSpace(css, at + 1) : at + 1;
                    if (name != "url" || (at < css.Length && css[at] is '"' or '\''))
                        Enter(name, start);
                    else if (Bare(css, ref at) is { Length: > 0 } address && rule != "namespace")
                        Take(address, start);
                }
            }
            else
            {
                if (character == '(')
                    Enter("", start);
                else if (character == ')')
                    around.TryPop(out _);
                else if (character is ';' or '{' or '}')
                    End(character);
                isStart = character is ';' or '{' or '}' || (isStart && IsSpace(character));
                at++;
            }
        }

        return read;

        // Of those that do not pass on; known at each, for a stranger may nest them a million deep.
        (string Name, int At)? Nearest() => around.TryPeek(out var function) ? function.Nearest : null;

        void Enter(string name, int start) =>
            around.Push((name, PassOn.Contains(name) || name.StartsWith("--", StringComparison.Ordinal) ? Nearest() : (name, start)));

        void Take(string address, int start)
        {
            read._asked.Add(new StyleAddress(address, start));
            if (rule == "import" && around.Count == 0)
                read._imports.Add(address);
        }

        string? Owner() => declared ?? named ?? (blocks.TryPeek(out var block) ? block : null);

        void Use(string name)
        {
            if (Nearest() is { } function ? TakeStrings.Contains(function.Name) : Owner() is not null)
                read._uses.Add((Nearest() is null ? Owner() : null, name));
        }

        void End(char character)
        {
            rule = "";
            // Within a function these end nothing, as the conditions of if().
            if (around.Count > 0)
                return;
            if (character == '{')
                blocks.Push(named ?? (blocks.TryPeek(out var block) ? block : null));
            else if (character == '}')
                blocks.TryPop(out _);
            (named, declared) = (null, null);
        }
    }

    private static bool IsName(string css, int at) =>
        char.IsAsciiLetterOrDigit(css[at]) || css[at] is '-' or '_' or >= '\u0080' || (css[at] == '\\' && at + 1 < css.Length && css[at + 1] is not ('\n' or '\r' or '\f'));

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f';

    private static int AfterSpace(string css, int at)
    {
        while (at < css.Length && IsSpace(css[at]))
            at++;
        return at;
    }

    private static string Name(string css, ref int at)
    {
        var name = new StringBuilder();
        while (at < css.Length && IsName(css, at))
            Append(name, css, ref at);
        return name.ToString();
    }

    // Without quotes: up to the parenthesis, or the end. What has blanks or quotes within is no address to a browser, and may count here.
    private static string Bare(string css, ref int at)
    {
        var address = new StringBuilder();
        while (at < css.Length && css[at] != ')')
            Append(address, css, ref at);
        at++;
        return address.ToString().Trim();
    }

    private static string String(string css, ref int at)
    {
        var text = new StringBuilder();
        var quote = css[at++];
        // A line break ends a string that was not closed.
        while (at < css.Length && css[at] != quote && css[at] is not ('\n' or '\r' or '\f'))
            Append(text, css, ref at);
        at += at < css.Length && css[at] == quote ? 1 : 0;
        return text.ToString();
    }

    private static void Append(StringBuilder text, string css, ref int at)
    {
        if (css[at] != '\\' || at + 1 == css.Length)
        {
            text.Append(css[at++]);
            return;
        }

        var digits = ++at;
        while (at < css.Length && at < digits + 6 && char.IsAsciiHexDigit(css[at]))
            at++;
        if (at == digits)
        {
            // A line break after a backslash is none; any other character stands for itself.
            var isBreak = css[at] is '\n' or '\r' or '\f';
            at += css[at] == '\r' && at + 1 < css.Length && css[at + 1] == '\n' ? 1 : 0;
            if (!isBreak)
                text.Append(css[at]);
            at++;
            return;
        }

        var code = int.Parse(css.AsSpan(digits, at - digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        text.Append(Rune.IsValid(code) && code > 0 ? new Rune(code).ToString() : "\uFFFD");
        at += at < css.Length && IsSpace(css[at]) ? css[at] == '\r' && at + 1 < css.Length && css[at + 1] == '\n' ? 2 : 1 : 0;
    }
}
