using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace Gate.Tests.Support.Hostile;

/// <summary>
/// Bytes too many, too slow or too odd for a file: lines of text as they are, and between them <c>@repeat COUNT TEXT</c>, <c>@drip MS TEXT</c>
/// (for ever), <c>@wait MS</c> (without a number for ever), <c>@gzip</c> (what follows is compressed) and <c>@reset</c> (the connection breaks). In a text
/// <c>{i}</c> counts from 0, <c>{i+1}</c> from 1; <c>\r</c>, <c>\n</c> and <c>\0</c> are what they are in C.
/// </summary>
internal sealed class HostileRecipe
{
    private const int Chunk = 1 << 16;

    private readonly IReadOnlyList<string> _lines;
    private readonly bool _isAnswer;

    private HostileRecipe(IReadOnlyList<string> lines, bool isAnswer) => (_lines, _isAnswer) = (lines, isAnswer);

    /// <param name="file">With the extension <c>.http</c> it is an answer: lines up to the first empty one end as HTTP wants it.</param>
    /// <param name="next">Stands for <c>{next}</c>.</param>
    public static HostileRecipe Read(string file, int next = 0) => new(
        [.. File.ReadAllText(file).Split('\n').SkipLast(1).Select(line => line.Replace("{next}", next.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))],
        file.EndsWith(".http", StringComparison.Ordinal));

    public async Task WriteAsync(Stream to, CancellationToken stop)
    {
        var isHead = _isAnswer;
        GZipStream? packed = null;
        try
        {
            foreach (var line in _lines)
            {
                var words = line.Split(' ', 3);
                switch (words[0])
                {
                    case "@wait":
                        await to.FlushAsync(stop);
                        await Task.Delay(words.Length > 1 ? Number(words[1]) : Timeout.Infinite, stop);
                        break;
                    case "@reset":
                        ((NetworkStream)to).Socket.LingerState = new LingerOption(true, 0);
                        return;
                    case "@gzip":
                        packed = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true);
                        break;
                    case "@repeat":
                        await RepeatAsync(packed ?? to, Number(words[1]), Unescape(words[2]), stop);
                        break;
                    case "@drip":
                        for (; ; await Task.Delay(Number(words[1]), stop))
                            await to.WriteAsync(Encoding.Latin1.GetBytes(Unescape(words[2])), stop);
                    default:
                        await (packed ?? to).WriteAsync(Encoding.Latin1.GetBytes(Unescape(line) + (isHead ? "\r\n" : "\n")), stop);
                        isHead &= line.Length > 0;
                        break;
                }
            }
        }
        finally
        {
            // Fails where nobody reads any more, as any write would.
            if (packed is not null)
                await packed.DisposeAsync();
        }
    }

    private static async Task RepeatAsync(Stream to, int count, string text, CancellationToken stop)
    {
        if (text.Contains("{i", StringComparison.Ordinal))
        {
            await to.WriteAsync(Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, count).Select(i => Numbered(text, i)))), stop);
            return;
        }

        var unit = Encoding.Latin1.GetBytes(text);
        var many = Math.Max(1, Chunk / unit.Length);
        var chunk = Enumerable.Repeat(unit, many).SelectMany(bytes => bytes).ToArray();
        for (; count > 0; count -= many)
            await to.WriteAsync(chunk.AsMemory(0, Math.Min(count, many) * unit.Length), stop);
    }

    private static string Numbered(string text, int i) =>
        text.Replace("{i}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{i+1}", (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Unescape(string text) =>
        text.Replace("\\r", "\r", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\0", "\0", StringComparison.Ordinal);

    private static int Number(string word) => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture);
}
