namespace Gate.Core.Markup;

/// <summary>What a textual difference is. All but the last are written differently and mean the same.</summary>
internal enum MarkupKind
{
    /// <summary>A character reference against the character, or another reference to it.</summary>
    Entity,

    /// <summary>No-break, en, thin or plain space, or a character without width.</summary>
    SpaceKind,

    /// <summary>White space between tags.</summary>
    WhitespaceBetween,

    /// <summary>More or less white space where there is some, inside text.</summary>
    WhitespaceText,

    /// <summary>White space inside a tag.</summary>
    WhitespaceTag,
    AttributeOrder,
    AttributeCase,
    AttributeQuotes,

    /// <summary>An attribute that is there already, which the parser drops.</summary>
    AttributeRepeated,

    /// <summary><c>open</c>, <c>open=""</c>, <c>open="open"</c>.</summary>
    BooleanForm,

    /// <summary><c>&lt;br&gt;</c> and <c>&lt;br/&gt;</c>; in XML also <c>&lt;i/&gt;</c> and <c>&lt;i&gt;&lt;/i&gt;</c>.</summary>
    VoidSlash,
    TagCase,

    /// <summary>A tag that the parser supplies.</summary>
    OptionalTag,
    Comment,
    Doctype,

    /// <summary>Other bytes for the same text, or another name for its encoding.</summary>
    Encoding,
    ByteOrderMark,
    LineEnds,
    CssFormat,

    /// <summary>Formatting of a script, of a handler or of JSON.</summary>
    ScriptFormat,
    ClassOrder,
    ClassDuplicates,

    /// <summary>Tags that differ and that the parser makes one tree of.</summary>
    ParserRepair,

    /// <summary>None of these.</summary>
    Substantive,
}
