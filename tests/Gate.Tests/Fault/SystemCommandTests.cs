using System.Globalization;
using Gate.Harness.Doctor;
using NUnit.Framework;

namespace Gate.Tests.Fault;

public sealed class SystemCommandTests
{
    private static readonly TimeSpan Ample = TimeSpan.FromMinutes(1);

    [Test]
    public async Task A_program_that_is_not_there_is_trouble_not_an_exception()
    {
        CommandResult result = await SystemCommand.RunAsync(new CommandCall("gate-no-such-program"), Ample, CancellationToken.None);
        Assert.That((result.ExitCode, result.Trouble), Is.EqualTo(((int?)null, "gate-no-such-program is not there")));
    }

    [Test]
    public async Task A_program_that_does_not_end_is_ended_with_its_children()
    {
        string mark = Path.GetTempFileName();
        var call = new CommandCall("sh", "-c", "sleep 300 & echo $! > \"$1\"; wait", "sh", mark);
        CommandResult result = await SystemCommand.RunAsync(call, TimeSpan.FromSeconds(2), CancellationToken.None);
        int child = int.Parse(await File.ReadAllTextAsync(mark), CultureInfo.InvariantCulture);
        File.Delete(mark);
        Assert.That(result.Trouble, Is.EqualTo("no end after 2 s"));
        Assert.That(IsAlive(child), Is.False);
    }

    [Test]
    public async Task Cancelling_ends_it_and_is_not_taken_for_an_outcome()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.CatchAsync<OperationCanceledException>(() => SystemCommand.RunAsync(new CommandCall("sleep", "300"), Ample, cancel.Token));
    }

    [Test]
    public async Task A_question_meets_the_end_of_the_input()
    {
        CommandResult result = await SystemCommand.RunAsync(new CommandCall("sh", "-c", "read answer || echo none"), Ample, CancellationToken.None);
        Assert.That(result.LastLine, Is.EqualTo("none"));
    }

    [Test]
    public async Task Of_endless_output_only_the_end_is_kept()
    {
        CommandResult result = await SystemCommand.RunAsync(new CommandCall("seq", "100000"), Ample, CancellationToken.None);
        Assert.That(result.Lines, Has.Count.EqualTo(SystemCommand.LinesKept));
        Assert.That(result.LastLine, Is.EqualTo("100000"));
    }

    [Test]
    public async Task Arguments_are_not_expanded()
    {
        CommandResult result = await SystemCommand.RunAsync(new CommandCall("printf", "%s", "$(id) * \"q\""), Ample, CancellationToken.None);
        Assert.That(result.LastLine, Is.EqualTo("$(id) * \"q\""));
    }

    // A killed child may stay a zombie until its new parent reaps it: what counts is that it no longer runs.
    private static bool IsAlive(int process)
    {
        string status = $"/proc/{process}/status";
        return File.Exists(status) && !File.ReadAllLines(status).Any(line => line.StartsWith("State:", StringComparison.Ordinal) && line.Contains('Z'));
    }
}
