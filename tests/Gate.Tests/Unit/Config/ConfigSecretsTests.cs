using System.Text;
using System.Text.Json;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Core.Run.Facts;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Config;

/// <summary>What came from the environment, or authorizes, is in the plan and in no output.</summary>
internal sealed class ConfigSecretsTests
{
    [Test]
    public void A_variable_is_put_in_place_and_kept_as_a_secret()
    {
        var config = Read("{ \"use\": { \"extraHTTPHeaders\": { \"X-Preview\": \"key ${env:PREVIEW_KEY}!\" } } }", ("PREVIEW_KEY", "k-1234"));

        Assert.That(config.Use.ExtraHeaders["x-preview"], Is.EqualTo("key k-1234!"));
        Assert.That(config.Secrets, Is.EqualTo(new[] { "k-1234" }));
    }

    [Test]
    public void A_dollar_sign_that_is_no_reference_stays() =>
        Assert.That(Read("{ \"use\": { \"extraHTTPHeaders\": { \"X-A\": \"$1 ${other} $env:A\" } } }").Use.ExtraHeaders["X-A"], Is.EqualTo("$1 ${other} $env:A"));

    [TestCase("{ \"use\": { \"httpCredentials\": { \"username\": \"anna\", \"password\": \"open sesame\" } } }", "open sesame")]
    [TestCase("{ \"use\": { \"extraHTTPHeaders\": { \"authorization\": \"Bearer abc\" } } }", "Bearer abc")]
    [TestCase("{ \"use\": { \"extraHTTPHeaders\": { \"Cookie\": \"id=1234\" } } }", "id=1234")]
    [TestCase("{ \"gate\": { \"states\": [ { \"name\": \"in\", \"cookies\": { \"id\": \"1234abcd\" } } ] } }", "1234abcd")]
    public void What_authorizes_is_a_secret_even_when_the_file_holds_it(string file, string secret) =>
        Assert.That(Read(file).Secrets, Is.EqualTo(new[] { secret }));

    [TestCase("de")]
    [TestCase("dark")]
    [TestCase("")]
    public void A_short_cookie_that_the_file_holds_is_a_setting(string value)
    {
        var config = Read($$"""{ "gate": { "states": [ { "name": "dark", "cookies": { "lang": "{{value}}" } } ] } }""");

        Assert.That(config.States[0].Cookies["lang"], Is.EqualTo(value));
        Assert.That(config.Secrets, Is.Empty);
    }

    [Test]
    public void A_cookie_from_a_variable_is_a_secret_of_any_length()
    {
        var config = Read("""{ "gate": { "states": [ { "name": "in", "cookies": { "lang": "${env:LANG_KEY}" } } ] } }""", ("LANG_KEY", "k-12"));

        Assert.That(config.Secrets, Is.EqualTo(new[] { "k-12" }));
    }

    [Test]
    public void The_digest_of_the_configuration_does_not_depend_on_a_secret()
    {
        const string file = "{ \"use\": { \"extraHTTPHeaders\": { \"X-Key\": \"${env:KEY}\" }, \"httpCredentials\": { \"username\": \"${env:KEY}\", \"password\": \"${env:KEY}\" } } }";
        using var folders = new Folders();

        Assert.That(Digest(folders, file, "one-secret"), Is.EqualTo(Digest(folders, file, "another/secret")));
        Assert.That(Digest(folders, file, "one-secret"), Is.Not.EqualTo(Digest(folders, "{}", "one-secret")));
    }

    [Test]
    public void A_report_is_redacted_in_every_text()
    {
        var report = Report("https://x/?k=s3cret%2Fkey and s3cret/key");

        var redacted = new Redaction(["s3cret/key", "s3cret"]).Apply(report);

        Assert.That(redacted.Summary, Is.EqualTo("https://x/?k=[secret] and [secret]"));
        Assert.That(JsonSerializer.Serialize(redacted, ReportJson.Options), Does.Not.Contain("s3cret"));
        Assert.That(redacted.Findings[0].Message, Does.StartWith("https://x/?k=[secret]"));
    }

    [Test]
    public void A_report_without_secrets_is_left_alone()
    {
        var report = Report("nothing");

        Assert.That(new Redaction([]).Apply(report), Is.SameAs(report));
    }

    private static RunReport Report(string text) => new()
    {
        Tool = "gate test",
        Verdict = Verdict.Fail,
        ExitCode = 1,
        Summary = text,
        Run = new RunFacts(true, "sha256:1", "sha256:2", null, null),
        Subject = new SubjectFacts(new SourceFacts("a", null, null), new SourceFacts("b", null, null)),
        Environments = [],
        Counts = new StatusCounts(),
        Excluded = [],
        Pages = [],
        Shots = [],
        Findings = [new Finding("f-1", "check", Severity.Fail, null, null, null, text, null)],
    };

    private static string Digest(Folders folders, string file, string key)
    {
        var variables = new Dictionary<string, string> { ["KEY"] = key };
        return GatePlanner.Resolve(
            new GateOptions { Before = folders.Before, After = folders.After, Out = folders.At("out") },
            ConfigReader.Read("c.json", Encoding.UTF8.GetBytes(file), variables),
            new PlanSurroundings(variables, folders.Root, "gate test")).ConfigDigest;
    }

    private static GateConfig Read(string file, params (string Name, string Value)[] variables) =>
        ConfigReader.Read("c.json", Encoding.UTF8.GetBytes(file), variables.ToDictionary(variable => variable.Name, variable => variable.Value));
}
