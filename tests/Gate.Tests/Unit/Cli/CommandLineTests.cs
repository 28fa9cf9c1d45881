using Gate.Cli;
using Gate.Core.Run;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>Arguments that cannot be understood end in 2, and say what was probably meant.</summary>
internal sealed class CommandLineTests
{
    [Test]
    public async Task Help_lists_every_variable()
    {
        var console = new TestConsole(TestContext.CurrentContext.WorkDirectory);
        await CommandLine.RunAsync(["check", "--help"], console, CancellationToken.None);

        Assert.That(GateVariables.All.Select(variable => variable.Name).Where(name => !console.OutText.ToString().Contains(name, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("command-missing", null)]
    [TestCase("command-unknown", "try \"check\"", "chek")]
    [TestCase("command-unknown", null, "/h")]
    [TestCase("command-unknown", null, "[diagram]", "check")]
    [TestCase("command-unknown", null, "@list")]
    [TestCase("option-unknown", "try \"--config\"", "check", "--confg", "x")]
    [TestCase("option-unknown", "try \"--exclude\"", "check", "--exlude=x")]
    [TestCase("option-unknown", "try \"--help\"", "--hepl")]
    [TestCase("option-unknown", "try \"--include\"", "check", "--only", "a.html")]
    [TestCase("command-unknown", "try \"gate check --watch\"", "watch")]
    [TestCase("option-unknown", null, "check", "--masks")]
    [TestCase("option-unknown", null, "check", "--frobnicate", "2")]
    [TestCase("option-unknown", null, "check", "--version")]
    [TestCase("option-unknown", null, "diff", "a.png", "b.png", "-x")]
    [TestCase("argument-unexpected", null, "check", "folder")]
    [TestCase("argument-unexpected", null, "diff", "a.png", "b.png", "c.png")]
    [TestCase("argument-missing", null, "diff")]
    [TestCase("argument-missing", null, "diff", "a.png")]
    [TestCase("option-value", null, "check", "--out")]
    [TestCase("option-value", null, "check", "--out", "a", "--out", "b")]
    [TestCase("option-value", null, "check", "--before", "a", "--after", "b", "--out=", "--dry-run")]
    [TestCase("option-value", null, "check", "--before=", "--after", "b")]
    [TestCase("option-value", null, "check", "--workers", "many")]
    [TestCase("option-value", null, "check", "--workers", "-1")]
    [TestCase("option-value", null, "check", "--confirm", "1e3")]
    [TestCase("source-not-given", null, "check")]
    [TestCase("file-missing", null, "diff", "no-such-a.png", "no-such-b.png")]
    public async Task Bad_arguments_end_in_2(string code, string? offered, params string[] arguments)
    {
        var (exit, console) = await Run(arguments);

        Assert.That((exit, console.OutText.ToString()), Is.EqualTo((2, "")));
        Assert.That(console.ErrorText.ToString(), Does.StartWith($"gate: {code}: ").And.EndWith("\n"));
        Assert.That(console.ErrorText.ToString(), offered is null ? Does.Not.Contain("try \"") : Does.Contain($"  {offered}"));
    }

    [Test]
    public async Task Two_folders_without_names_are_answered_with_the_command_that_was_meant()
    {
        var (_, console) = await Run("check", "old site", "new", "--out", "x");

        Assert.That(console.ErrorText.ToString(), Is.EqualTo("gate: argument-unexpected: \"old site\" is one argument too many\n  the sides are given by name: gate check --before 'old site' --after new\n"));
    }

    [TestCase("--config", "check")]
    [TestCase("--pages", "check")]
    [TestCase("--require-signed", "check")]
    [TestCase("--timings", "check")]
    [TestCase("--ledger", "check")]
    [TestCase("--resume", "check")]
    [TestCase("--browser", "check")]
    [TestCase("--cache", "check")]
    [TestCase("--sitemap", "check")]
    [TestCase("--include", "check", "--include", "a")]
    [TestCase("--by", "approve", "run", "--all")]
    [TestCase("--single-file", "report", "run")]
    [TestCase("--to", "baseline", "record", "site")]
    [TestCase("--out", "diff", "a.png", "b.png")]
    public async Task An_empty_value_is_refused_with_the_name_of_its_option(string option, params string[] command)
    {
        foreach (var arguments in new string[][] { [.. command, option, ""], [.. command, $"{option}="] })
        {
            var (exit, console) = await Run(arguments);

            Assert.That((exit, console.OutText.ToString()), Is.EqualTo((2, "")));
            Assert.That(console.ErrorText.ToString(), Is.EqualTo($"gate: option-value: {option} is empty\n  at  {option}\n  give a value, or leave the option out\n"));
        }
    }

    [TestCase("RUN", "report", "")]
    [TestCase("RUN", "review", "")]
    [TestCase("A.png", "diff", "", "b.png")]
    [TestCase("FOLDER", "baseline", "list", "")]
    public async Task So_is_an_empty_argument(string name, params string[] arguments)
    {
        var (exit, console) = await Run(arguments);

        Assert.That((exit, console.ErrorText.ToString()), Is.EqualTo((2, $"gate: argument-missing: {name} is empty\n  at  {name}\n  give a value\n")));
    }

    [TestCase("-1 is outside 1 to 64", "check", "--workers", "-1")]
    [TestCase("99999999999 is outside 1 to 25", "check", "--confirm", "99999999999")]
    [TestCase("-2 is outside 2 to 25", "check", "--repeat=-2")]
    [TestCase("\"deep\" is not a whole number", "check", "--crawl", "deep")]
    [TestCase("\"1e9\" is not a whole number", "report", "run", "--single-file-limit", "1e9")]
    [TestCase("-1 is outside 1 to 512", "report", "run", "--single-file-limit", "-1")]
    public async Task A_number_is_told_by_its_range(string message, params string[] arguments)
    {
        var (exit, console) = await Run(arguments);

        Assert.That((exit, console.ErrorText.ToString().Split('\n')[0]), Is.EqualTo((2, $"gate: option-value: {message}")));
    }

    [TestCase("--brief", "check", "--json", "--brief")]
    [TestCase("--verbose", "check", "--verbose", "--quiet")]
    public async Task What_contradicts_itself_is_refused(string place, params string[] arguments)
    {
        var (exit, console) = await Run(arguments);

        Assert.That((exit, console.OutText.ToString()), Is.EqualTo((2, "")));
        Assert.That(console.ErrorText.ToString(), Does.StartWith("gate: option-clash: ").And.EndWith($"\n  at  {place}\n  leave one of them out\n"));
    }

    [Test]
    public async Task An_address_of_a_kind_that_is_not_read_is_no_missing_folder()
    {
        var (exit, console) = await Run("check", "--before", "ftp://anna:secret@x/", "--after", "b");

        Assert.That((exit, console.ErrorText.ToString()), Is.EqualTo((2, "gate: source-scheme: gate reads no addresses of the kind ftp://\n  at  --before\n  give a folder, git:REF:FOLDER, or an http or https address\n")));
    }

    [TestCase("check", "--before", "a", "b", "c")]
    [TestCase("check", "a", "b", "c")]
    [TestCase("diff", "a.png", "b.png", "c", "d")]
    public async Task Nothing_is_guessed_where_more_was_said(params string[] arguments)
    {
        var (_, console) = await Run(arguments);

        Assert.That(console.ErrorText.ToString(), Does.StartWith("gate: argument-unexpected: ").And.Not.Contain("--before "));
    }

    [Test]
    public async Task An_error_has_the_code_the_place_and_the_next_step()
    {
        var (_, console) = await Run("check", "--before", "a", "--after", "b", "--workers", "many");

        Assert.That(console.ErrorText.ToString(), Is.EqualTo("gate: option-value: \"many\" is not a whole number\n  at  --workers\n  gate check --help shows what there is\n"));
    }

    [Test]
    public async Task An_error_cannot_be_used_to_send_commands()
    {
        var (_, console) = await Run("check", "--before", "x\u001b[2J\r\n::error::##vso[task.complete]\u202e");

        Assert.That(console.ErrorText.ToString(), Does.Contain(@"there is no folder ""x\x1b[2J\x0d\x0a::error::\x23#vso[task.complete]\u{202e}"""));
    }

    [TestCase("--version")]
    [TestCase("check", "--help")]
    [TestCase("diff", "-h")]
    [TestCase("diff", "a", "b", "c", "--help")]
    [TestCase("--help")]
    public async Task Help_and_version_need_nothing_else(params string[] arguments)
    {
        var (exit, console) = await Run(arguments);

        Assert.That((exit, console.ErrorText.ToString()), Is.EqualTo((0, "")));
        Assert.That(console.OutText.ToString(), Is.Not.Empty);
    }

    [TestCase("gate baseline COMMAND", "baseline")]
    [TestCase("gate baseline record SOURCE [options]", "baseline", "record")]
    [TestCase("gate baseline prune FOLDER", "baseline", "prune")]
    [TestCase("gate COMMAND [options]")]
    public async Task Help_names_a_command_as_it_is_typed(string usage, params string[] command)
    {
        var (_, console) = await Run([.. command, "--help"]);

        Assert.That(console.OutText.ToString(), Does.Contain($"\n\nUsage:\n  {usage}\n"));
    }

    private static async Task<(int Exit, TestConsole Console)> Run(params string[] arguments)
    {
        var console = new TestConsole(Path.GetTempPath());
        var exit = await CommandLine.RunAsync(arguments, console, CancellationToken.None);
        return (exit, console);
    }
}
