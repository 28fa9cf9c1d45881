namespace Gate.Harness.Capturing;

/// <summary>How a page looks forward to the time that is about to pass.</summary>
internal enum PageMood
{
    /// <summary>It has set no timer and watches nothing; nothing moves. Frames in between would show the same.</summary>
    Calm,

    /// <summary>Something may happen.</summary>
    Busy,

    /// <summary>It listens for the ends of its animations, and so needs frames often.</summary>
    Listening,
}
