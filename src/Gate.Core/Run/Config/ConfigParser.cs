using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Gate.Core.Run.Config;

/// <summary>
/// Reads JSON with places. Accepted beyond RFC 8259: <c>//</c> and <c>/* */</c> comments and a byte order mark. Not accepted:
/// trailing commas, a name twice in one object (readers disagree on which one counts), more than 64 levels, more than 1 MiB.
/// </summary>
internal ref struct ConfigParser
{
    /// <summary>Settings alone are far smaller.</summary>
    public const int MaxBytes = 1 << 20;

    private readonly string _file;
    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;

    private ConfigParser(string file, ReadOnlySpan<byte> text)
    {
        _file = file;
        _text = text;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
    }

    /// <exception cref="GateException">Not JSON.</exception>
    public static ConfigNode Parse(string file, ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxBytes)
            throw ConfigError.At("config-too-large", "the config file is larger than 1 MiB", new ConfigPlace(file, 1, 1), "keep settings alone in it");
        if (text.StartsWith(Encoding.UTF8.Preamble))
            text = text[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(text))
            throw ConfigError.At("config-malformed", "the config file is not UTF-8", new ConfigPlace(file, 1, 1), "save it as UTF-8");
        return new ConfigParser(file, text).ParseWhole();
    }

    private ConfigNode ParseWhole()
    {
        try
        {
            _reader.Read();
            var root = ParseValue();
            // A second value is refused by the reader itself; this asks it to look.
            _reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            // The reader counts lines from 0 and bytes within the line from 0.
            var line = (int)(exception.LineNumber ?? 0);
            var place = new ConfigPlace(_file, line + 1, ColumnOf(StartOfLine(line) + (int)(exception.BytePositionInLine ?? 0)));
            var message = exception.Message.Split(" LineNumber:")[0].TrimEnd('.').Replace(" Change the reader options", "", StringComparison.Ordinal).TrimEnd('.');
            throw ConfigError.At("config-malformed", $"not valid JSON: {message}", place, "mend the syntax; // comments are allowed, trailing commas are not");
        }
    }

    private ConfigNode ParseValue() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => ParseTable(),
        JsonTokenType.StartArray => ParseList(),
        JsonTokenType.String => new ConfigNode.Text(Here(), ReadText()),
        JsonTokenType.Number => ParseNumber(),
        JsonTokenType.True => new ConfigNode.Flag(Here(), true),
        JsonTokenType.False => new ConfigNode.Flag(Here(), false),
        _ => new ConfigNode.Null(Here()),
    };

    private ConfigNode.Table ParseTable()
    {
        var place = Here();
        var members = new List<ConfigMember>();
        var names = new Dictionary<string, ConfigPlace>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var at = Here();
            var name = ReadText();
            if (!names.TryAdd(name, at))
                throw ConfigError.At("config-key-duplicate", $"\"{name}\" stands twice in one object, first in line {names[name].Line}", at, "keep one of them");
            _reader.Read();
            members.Add(new ConfigMember(name, at, ParseValue()));
        }

        return new ConfigNode.Table(place, members);
    }

    private ConfigNode.List ParseList()
    {
        var place = Here();
        var items = new List<ConfigNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(ParseValue());
        return new ConfigNode.List(place, items);
    }

    private ConfigNode.Number ParseNumber()
    {
        var place = Here();
        // 1e999 is grammatical JSON without a finite value.
        if (!_reader.TryGetDouble(out var value) || !double.IsFinite(value))
            throw ConfigError.At("config-range", "the number is too large", place, "give a number that a setting can have");
        return new ConfigNode.Number(place, value);
    }

    private string ReadText()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: grammatical JSON that is no text.
            throw ConfigError.At("config-malformed", "the text holds half of a surrogate pair", Here(), "write the whole character");
        }
    }

    private ConfigPlace Here()
    {
        var offset = (int)_reader.TokenStartIndex;
        return new ConfigPlace(_file, _text[..offset].Count((byte)'\n') + 1, ColumnOf(offset));
    }

    private int StartOfLine(int line)
    {
        var start = 0;
        for (; line > 0; line--)
            start += _text[start..].IndexOf((byte)'\n') + 1;
        return start;
    }

    private int ColumnOf(int offset)
    {
        var before = _text[..Math.Min(offset, _text.Length)];
        return Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
    }
}
