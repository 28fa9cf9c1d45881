using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Gate.Core.Pages;

/// <summary>
/// Paths as the bytes that they are to the system and to an address. A byte that is part of no UTF-8 stands in the text as one of U+DC80 to
/// U+DCFF, as Python's <c>surrogateescape</c> has it (PEP 383): no UTF-8 decodes to those, so nothing is lost and no two names are one.
/// </summary>
public static class PathBytes
{
    private const char Escape = '\uDC00';
    private const string Mark = @"\x";

    /// <summary>The text that stands for these bytes.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        Span<char> characters = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
            {
                text.Append(characters[..rune.EncodeToUtf16(characters)]);
            }
            else
            {
                foreach (var value in bytes[..length])
                    text.Append((char)(Escape + value));
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>The bytes that a text stands for; half a pair that stands for none is U+FFFD, as everywhere in .NET.</summary>
    public static byte[] Encode(string path)
    {
        if (IsText(path))
            return Encoding.UTF8.GetBytes(path);
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(path.Length)];
        var length = 0;
        foreach (var (rune, value) in Parts(path))
            length += value is null ? rune.EncodeToUtf8(bytes.AsSpan(length)) : One(bytes, length, value.Value);
        return bytes[..length];
    }

    /// <summary>Whether a path is UTF-8: then its text is what everybody writes for it.</summary>
    public static bool IsText(string path) => !path.AsSpan().ContainsAnyInRange('\uDC80', '\uDCFF') || Parts(path).All(part => part.Byte is null);

    /// <summary>What two spellings of one name have in common: NFC where the name is text.</summary>
    internal static string Normal(string path) => IsText(path) ? path.Normalize(NormalizationForm.FormC) : path;

    /// <summary>For people: <c>caf\xE9.png</c>.</summary>
    internal static string Shown(string path) =>
        IsText(path) ? path : string.Concat(Parts(path).Select(part => part.Byte is { } value ? $"{Mark}{value:X2}" : part.Rune.ToString()));

    /// <summary>Undoes <see cref="Shown"/>. No page has a backslash in its name, so that no two pages are shown alike.</summary>
    internal static string Read(string shown)
    {
        if (!shown.Contains(Mark, StringComparison.Ordinal))
            return shown;
        var bytes = new List<byte>();
        for (var at = 0; at < shown.Length;)
        {
            var next = shown.IndexOf(Mark, at, StringComparison.Ordinal) is >= 0 and var found ? found : shown.Length;
            bytes.AddRange(Encoding.UTF8.GetBytes(shown[at..next]));
            at = next + Mark.Length + 2;
            if (next < shown.Length)
                bytes.Add(at <= shown.Length && byte.TryParse(shown.AsSpan(at - 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : (byte)0);
        }

        // Only what this writes is read: not \x41, which is an A, and not \xe9.
        var path = Decode([.. bytes]);
        return Shown(path) == shown ? path : shown;
    }

    private static int One(byte[] bytes, int at, byte value)
    {
        bytes[at] = value;
        return 1;
    }

    private static IEnumerable<(Rune Rune, byte? Byte)> Parts(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (Rune.TryGetRuneAt(path, i, out var rune))
            {
                i += rune.Utf16SequenceLength - 1;
                yield return (rune, null);
            }
            else
            {
                yield return path[i] is >= '\uDC80' and <= '\uDCFF' ? (default, (byte)(path[i] - Escape)) : (Rune.ReplacementChar, null);
            }
        }
    }
}
