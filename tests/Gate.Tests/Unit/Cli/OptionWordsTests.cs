using System.CommandLine;
using Gate.Cli.Commands;
using Gate.Core.Run;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>What a run was asked with can be typed again: every option of <c>gate check</c> is repeated, or is one that judges nothing.</summary>
internal sealed class OptionWordsTests
{
    private static IEnumerable<string> Names()
    {
        var command = new Command("check");
        new CheckOptions().AddTo(command);
        return command.Options.Select(option => option.Name);
    }

    [TestCaseSource(nameof(Names))]
    public void An_option_is_repeated_unless_it_judges_nothing(string name)
    {
        string[] typed = name == "--no-reuse" ? [name] : [$"{name}=3"];

        Assert.That(OptionWords.Of(Read(typed)), Is.EqualTo(OptionWords.NotJudged.Contains(name) ? [] : typed));
    }

    [Test]
    public void Nothing_is_left_out_but_where_the_report_lies_and_how_the_work_is_done() =>
        Assert.That(OptionWords.NotJudged, Is.EqualTo(new[] { "--out", "--workers", "--cache", "--resume", "--shard", "--timings" }));

    [TestCase("--sitemap")]
    [TestCase("--crawl")]
    [TestCase("--include=a=b", "--include=-c", "--viewport=x")]
    [TestCase("--before=git:merge-base(main):site", "--after=new site", "--exclude=drafts/**", "--semantics=fail")]
    public void What_was_typed_is_typed_again(params string[] words) => Assert.That(OptionWords.Of(Read(words)), Is.EqualTo(words));

    [TestCase("--before=https://me:pass@example.com/", "--before=https://me:[secret]@example.com/")]
    [TestCase("--after=https://token@example.com/", "--after=https://[secret]@example.com/")]
    [TestCase("--connect=ws://me:pass@10.0.0.5:3000/?t=ab", "--connect=ws://me:[secret]@10.0.0.5:3000/?[secret]")]
    public void What_opens_something_is_not_repeated(string typed, string word) => Assert.That(OptionWords.Of(Read([typed])), Is.EqualTo(new[] { word }));

    private static GateOptions Read(string[] words)
    {
        var options = new CheckOptions();
        var command = new Command("check");
        options.AddTo(command);
        var result = command.Parse(words);
        Assert.That(result.Errors, Is.Empty);
        return options.Read(result);
    }
}
