namespace Gate.Tests.Fault.Fuzz;

/// <summary>Something of gate that reads what others wrote.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Share">Of a hundred cases.</param>
/// <param name="ReadAsync">Reads case after case with this source of chance; returns what is wrong, or null: the input was read, or refused with a located message.</param>
internal sealed record FuzzReader(string Name, int Share, Func<Random, Task<string?>> ReadAsync)
{
    public override string ToString() => Name;
}
