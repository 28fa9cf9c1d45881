namespace Gate.Benchmarks.Sites;

/// <summary>Somebody who renders both sides of the workload.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="Run">One whole run; beside its use, how many pages were called different, null where nothing is compared.</param>
internal sealed record SiteContestant(string Name, Func<Task<(TreeUse Use, int? Different)>> Run);
