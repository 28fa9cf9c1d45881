namespace Gate.Harness.Machine;

/// <summary>The systems whose places for browsers differ.</summary>
internal enum Platform
{
    Linux,
    MacOs,
    Windows,
}
