namespace Gate.Core.Rendering;

/// <summary>What can be done to a page.</summary>
public enum StateAct
{
    /// <summary>The mouse goes to the element's middle and presses its left button.</summary>
    Click,

    /// <summary>The mouse goes to the element's middle and stays.</summary>
    Hover,

    /// <summary>The element gets the keyboard's focus.</summary>
    Focus,

    /// <summary>The element gets the focus, and the text key by key.</summary>
    Type,

    /// <summary>A key goes to what has the focus.</summary>
    Press,

    /// <summary>The element is brought to the top of the window, or of its scrolled box; the page stays so.</summary>
    ScrollTo,

    /// <summary>Time passes until an element with a box is there.</summary>
    WaitFor,

    /// <summary>Pseudo-classes hold without a mouse or keyboard.</summary>
    Force,
}
