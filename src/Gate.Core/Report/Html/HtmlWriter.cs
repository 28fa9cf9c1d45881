using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Gate.Core.Report.Html;

/// <summary>
/// Collects markup. <c>Add($"&lt;td&gt;{name}&lt;/td&gt;")</c>: what stands in the literal is markup, every hole is text and escaped, in
/// elements and in quoted attributes alike, so that forgetting to escape is not possible.
/// </summary>
internal sealed partial class HtmlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds markup with escaped holes.</summary>
    public void Add(Markup markup) => _text.Append(markup.Text);

    /// <summary>Adds markup of our own that is known to be whole; never text of a page.</summary>
    public void AddTrusted(string markup) => _text.Append(markup);

    /// <summary>Adds a sentence, escaped, in which an option is not broken at its hyphens; a name too long to be one of ours is text.</summary>
    public void AddProse(string text)
    {
        var at = 0;
        foreach (Match option in Option().Matches(text))
        {
            Add($"{text[at..option.Index]}<span class=\"option\">{option.Value}</span>");
            at = option.Index + option.Length;
        }

        Add($"{text[at..]}");
    }

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]{1,28}(?![\w-])")]
    private static partial Regex Option();

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Literal parts are markup, holes are text.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        /// <summary>Called by the compiler.</summary>
        public Markup(int literalLength, int formattedCount) => Text = new StringBuilder(literalLength + (formattedCount * 16));

        internal StringBuilder Text { get; }

        /// <summary>Markup.</summary>
        public void AppendLiteral(string markup) => Text.Append(markup);

        /// <summary>A number without grouping.</summary>
        public void AppendFormatted(int number) => Text.Append(CultureInfo.InvariantCulture, $"{number}");

        /// <summary>Text, made visible and escaped.</summary>
        public void AppendFormatted(string? text)
        {
            foreach (var c in VisibleText.Of(text ?? ""))
            {
                _ = c switch
                {
                    '<' => Text.Append("&lt;"),
                    '>' => Text.Append("&gt;"),
                    '&' => Text.Append("&amp;"),
                    '"' => Text.Append("&quot;"),
                    '\'' => Text.Append("&#39;"),
                    _ => Text.Append(c),
                };
            }
        }
    }
}
