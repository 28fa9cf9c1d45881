namespace Gate.Core;

/// <summary>How many characters of a text can be seen.</summary>
public static class SeenLength
{
    /// <summary>
    /// Characters that show something, and one for each gap of white space between them. Controls, format characters, variation selectors and
    /// blank letters count nothing, and a surrogate pair counts one.
    /// </summary>
    public static int Of(string text)
    {
        var (length, isGap) = (0, false);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
                isGap = length > 0;
            else if (!IsUnseen(character))
                (length, isGap) = (length + (isGap ? 2 : 1), false);
        }

        return length;
    }

    // Beside controls the default-ignorable code points (Unicode, DerivedCoreProperties), and U+2800, a pattern without dots.
    private static bool IsUnseen(char character) =>
        char.IsControl(character) || char.IsLowSurrogate(character)
        || character is '\u00ad' or '\u034f' or '\u061c' or '\u115f' or '\u1160' or '\u17b4' or '\u17b5' or (>= '\u180b' and <= '\u180f') or (>= '\u200b' and <= '\u200f')
            or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u206f') or '\u2800' or '\u3164' or (>= '\ufe00' and <= '\ufe0f') or '\ufeff' or '\uffa0'
            or (>= '\ufff0' and <= '\ufff8') or '\udb40';
}
