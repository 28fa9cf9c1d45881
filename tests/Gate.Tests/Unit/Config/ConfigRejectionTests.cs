using System.Text;
using Gate.Core;
using Gate.Core.Run.Config;
using NUnit.Framework;

namespace Gate.Tests.Unit.Config;

/// <summary>Every bad file has one code, and the place where the thing itself stands.</summary>
internal sealed class ConfigRejectionTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["EMPTY"] = "",
        ["SHORT"] = "abc",
        ["TOKEN"] = "s3cret-token",
        ["BREAK"] = "one\ntwo",
    };

    private static IEnumerable<TestCaseData> BadFiles()
    {
        // JSON itself.
        yield return Case("", "config-malformed", 1, 1);
        yield return Case("{", "config-malformed", 1, 2);
        yield return Case("{\"workers\": 1,}", "config-malformed", 1, 15);
        yield return Case("{\n  \"workers\": 01\n}", "config-malformed", 2, 15);
        yield return Case("{} {}", "config-malformed", 1, 4);
        yield return Case("{ 'workers': 1 }", "config-malformed", 1, 3);
        yield return Case("{ \"gate\": { \"include\": [\"a\" \"b\"] } }", "config-malformed", 1, 29);
        yield return Case("{ \"timeout\": NaN }", "config-malformed", 1, 14);
        yield return Case("/* never closed {", "config-malformed", 1, null);
        yield return Case("{ \"gate\": { \"include\": [\"\\ud800\"] } }", "config-malformed", 1, 25);
        yield return Case($"{string.Concat(Enumerable.Repeat("[", 65))}", "config-malformed", 1, 65);
        yield return Case("{ \"workers\": 1e999 }", "config-range", 1, 14);
        yield return Case("[]", "config-type", 1, 1);
        yield return Case("null", "config-type", 1, 1);
        yield return Case("\"use\"", "config-type", 1, 1);

        // Names.
        yield return Case("{\n  \"toleranses\": []\n}", "config-key-unknown", 2, 3);
        yield return Case("{ \"Workers\": 2 }", "config-key-unknown", 1, 3);
        yield return Case("{ \"use\": { \"baseUrl\": \"http://a/\" } }", "config-key-unknown", 1, 12);
        yield return Case("{ \"use\": { \"viewport\": { \"width\": 1, \"height\": 1, \"depth\": 1 } } }", "config-key-unknown", 1, 51);
        yield return Case("{ \"projects\": [ { \"name\": \"a\", \"use\": { \"locale\": \"de\" } } ] }", "config-key-unknown", 1, 41);
        yield return Case("{ \"gate\": { \"mask\": [] } }", "config-key-unknown", 1, 13);
        yield return Case("{ \"include\": [] }", "config-key-unknown", 1, 3);
        yield return Case("{ \"workers\": 1, \"workers\": 2 }", "config-key-duplicate", 1, 17);
        yield return Case("{ \"workers\": 1, \"w\\u006frkers\": 2 }", "config-key-duplicate", 1, 17);
        yield return Case("{ \"gate\": { \"externals\": { \"a.com\": \"block\", \"a.com\": \"allow\" } } }", "config-key-duplicate", 1, 46);
        yield return Case("{ \"use\": { \"extraHTTPHeaders\": { \"X-A\": \"1\", \"x-a\": \"2\" } } }", "config-key-duplicate", 1, 46);
        yield return Case("{ \"gate\": { \"externals\": { \"https://a.com\": \"block\" } } }", "config-key-invalid", 1, 28);
        yield return Case("{ \"gate\": { \"externals\": { \"A.com\": \"block\" } } }", "config-key-invalid", 1, 28);
        yield return Case("{ \"gate\": { \"externals\": { \"*\": \"block\" } } }", "config-key-invalid", 1, 28);
        yield return Case("{ \"use\": { \"extraHTTPHeaders\": { \"X A\": \"1\" } } }", "config-key-invalid", 1, 34);
        yield return Case("{ \"projects\": [ {} ] }", "config-key-missing", 1, 17);
        yield return Case("{ \"use\": { \"viewport\": { \"width\": 800 } } }", "config-key-missing", 1, 24);
        yield return Case("{ \"use\": { \"httpCredentials\": { \"username\": \"anna\" } } }", "config-key-missing", 1, 31);
        yield return Case("{ \"gate\": { \"accept\": [ { \"missing\": \"a.css\" } ] } }", "config-key-missing", 1, 25);

        // Types.
        yield return Case("{ \"workers\": \"2\" }", "config-type", 1, 14);
        yield return Case("{ \"workers\": null }", "config-type", 1, 14);
        yield return Case("{ \"workers\": 1.5 }", "config-type", 1, 14);
        yield return Case("{ \"use\": [] }", "config-type", 1, 10);
        yield return Case("{ \"projects\": {} }", "config-type", 1, 15);
        yield return Case("{ \"projects\": [ 7 ] }", "config-type", 1, 17);
        yield return Case("{ \"gate\": { \"fullPage\": \"yes\" } }", "config-type", 1, 25);
        yield return Case("{ \"gate\": { \"include\": \"**\" } }", "config-type", 1, 24);
        yield return Case("{ \"gate\": { \"include\": [ true ] } }", "config-type", 1, 26);
        yield return Case("{ \"use\": { \"viewport\": null } }", "config-type", 1, 24);

        // Ranges.
        yield return Case("{ \"workers\": 0 }", "config-range", 1, 14);
        yield return Case("{ \"workers\": 65 }", "config-range", 1, 14);
        yield return Case("{ \"workers\": -1 }", "config-range", 1, 14);
        yield return Case("{ \"workers\": 9007199254740993 }", "config-range", 1, 14);
        yield return Case("{ \"timeout\": 0 }", "config-range", 1, 14);
        yield return Case("{ \"gate\": { \"confirm\": 0 } }", "config-range", 1, 24);
        yield return Case("{ \"use\": { \"viewport\": { \"width\": 0, \"height\": 1 } } }", "config-range", 1, 35);
        yield return Case("{ \"use\": { \"viewport\": { \"width\": 1, \"height\": 16385 } } }", "config-range", 1, 48);
        yield return Case("{ \"use\": { \"deviceScaleFactor\": 0 } }", "config-range", 1, 33);
        yield return Case("{ \"projects\": [] }", "config-range", 1, 15);

        // Values.
        yield return Case("{ \"projects\": [ { \"name\": \"Desktop\" } ] }", "config-value", 1, 27);
        yield return Case("{ \"projects\": [ { \"name\": \"a b\" } ] }", "config-value", 1, 27);
        yield return Case("{ \"projects\": [ { \"name\": \"a\\n\" } ] }", "config-value", 1, 27);
        yield return Case("{ \"projects\": [ { \"name\": \"a\" }, { \"name\": \"a\" } ] }", "config-name-duplicate", 1, 44);
        yield return Case("{ \"use\": { \"colorScheme\": \"drak\" } }", "config-value", 1, 27);
        yield return Case("{ \"use\": { \"reducedMotion\": \"\" } }", "config-value", 1, 29);
        yield return Case("{ \"use\": { \"baseURL\": \"site\" } }", "config-value", 1, 23);
        yield return Case("{ \"use\": { \"baseURL\": \"ftp://a/\" } }", "config-value", 1, 23);
        yield return Case("{ \"use\": { \"baseURL\": \"http://u:p@a/\" } }", "config-value", 1, 23);
        yield return Case("{ \"use\": { \"baseURL\": \"http://a/?x\" } }", "config-value", 1, 23);
        yield return Case("{ \"use\": { \"baseURL\": \"http://a:99999/\" } }", "config-value", 1, 23);
        yield return Case("{ \"use\": { \"locale\": \"english please\" } }", "config-value", 1, 22);
        yield return Case("{ \"use\": { \"locale\": \"xx-invalid-zz-1\" } }", "config-value", 1, 22);
        yield return Case("{ \"use\": { \"locale\": \"en-\" } }", "config-value", 1, 22);
        yield return Case("{ \"use\": { \"locale\": \"en-u\" } }", "config-value", 1, 22);
        yield return Case("{ \"use\": { \"locale\": \"en_US\" } }", "config-value", 1, 22);
        yield return Case("{ \"use\": { \"timezoneId\": \"Mars/Olympus\" } }", "config-value", 1, 26);
        yield return Case("{ \"use\": { \"extraHTTPHeaders\": { \"X-A\": \"1\\r\\nX-B: 2\" } } }", "config-value", 1, 41);
        yield return Case("{ \"use\": { \"launchOptions\": { \"args\": [ \"index.html\" ] } } }", "config-value", 1, 41);
        yield return Case("{ \"use\": { \"launchOptions\": { \"args\": [ \"--proxy-server=x\" ] } } }", "config-argument-reserved", 1, 41);
        yield return Case("{ \"use\": { \"launchOptions\": { \"executablePath\": \"\" } } }", "config-value", 1, 49);
        yield return Case("{ \"gate\": { \"externals\": { \"a.com\": \"blok\" } } }", "config-value", 1, 37);
        yield return Case("{ \"gate\": { \"accept\": [ { \"missing\": \"a\", \"reason\": \"too short\" } ] } }", "config-value", 1, 53);
        yield return Case("{ \"gate\": { \"states\": [ { \"name\": \"default\" } ] } }", "config-value", 1, 35);
        yield return Case("{ \"gate\": { \"states\": [ { \"name\": \"a\", \"steps\": [ { \"text\": \"b\" } ] } ] } }", "config-step", 1, 51);
        yield return Case("{ \"gate\": { \"states\": [ { \"name\": \"a\", \"steps\": [ { \"click\": \"b\", \"text\": \"c\" } ] } ] } }", "config-step", 1, 51);
        yield return Case("{ \"gate\": { \"states\": [ { \"name\": \"a\", \"steps\": [ { \"force\": \"b\" } ] } ] } }", "config-step", 1, 51);
        yield return Case("{ \"gate\": { \"masks\": [ { \"reason\": \"rotating advertisement\" } ] } }", "config-mask", 1, 24);
        yield return Case("{ \"gate\": { \"masks\": [ { \"selector\": \".ad\" } ] } }", "config-key-missing", 1, 24);
        yield return Case("{ \"gate\": { \"masks\": [ { \"selector\": \".ad\", \"until\": \"2027-02-30\", \"reason\": \"rotating advertisement\" } ] } }", "config-value", 1, 54);
        yield return Case("{ \"gate\": { \"tolerances\": [ { \"pixels\": { \"min\": 3, \"max\": 2 }, \"channelDelta\": { \"max\": 2 }, \"reason\": \"drawn by the card\" } ] } }", "config-range", 1, 41);
        yield return Case("{ \"gate\": { \"include\": [ \"\" ] } }", "config-value", 1, 26);
        yield return Case("{ \"gate\": { \"states\": [ { \"name\": \"menu\", \"viewport\": \"mobil\" } ] } }", "config-value", 1, 55);
        yield return Case("{ \"gate\": { \"masks\": [ { \"selector\": \".ad\", \"viewport\": \"mobil\", \"reason\": \"rotating advertisement\" } ] } }", "config-value", 1, 57);
        yield return Case("{ \"gate\": { \"tolerances\": [ { \"viewport\": \"w\", \"pixels\": { \"max\": 2 }, \"channelDelta\": { \"max\": 2 }, \"reason\": \"drawn by the card\" } ] } }", "config-value", 1, 43);
        yield return Case("{ \"projects\": [ { \"name\": \"wide\" } ], \"gate\": { \"states\": [ { \"name\": \"menu\", \"viewport\": \"mobile\" } ] } }", "config-value", 1, 91);
        yield return Case("{ \"use\": { \"viewport\": { \"width\": 9, \"height\": 9 } }, \"gate\": { \"states\": [ { \"name\": \"menu\", \"viewport\": \"mobile\" } ] } }", "config-value", 1, 107);

        // Environment variables.
        yield return Case("{ \"use\": { \"locale\": \"${env:NOT_SET}\" } }", "config-env-missing", 1, 22);
        yield return Case("{ \"use\": { \"locale\": \"${env:EMPTY}\" } }", "config-env-missing", 1, 22);
        yield return Case("{ \"use\": { \"locale\": \"${env:SHORT}\" } }", "config-secret-short", 1, 22);
        yield return Case("{ \"use\": { \"locale\": \"${env:}\" } }", "config-env-malformed", 1, 22);
        yield return Case("{ \"use\": { \"locale\": \"${env:TOKEN\" } }", "config-env-malformed", 1, 22);
        yield return Case("{ \"use\": { \"locale\": \"${env:TO KEN}\" } }", "config-env-malformed", 1, 22);
        yield return Case("{ \"use\": { \"extraHTTPHeaders\": { \"X-A\": \"${env:BREAK}\" } } }", "config-value", 1, 41);
        yield return Case("{ \"use\": { \"httpCredentials\": { \"username\": \"anna\", \"password\": \"abc\" } } }", "config-secret-short", 1, 65);

        // Places count characters, not bytes, and lines of every kind.
        yield return Case("{ /* ä€😀 */ \"x\": 1 }", "config-key-unknown", 1, 14);
        yield return Case("{\r\n  // note\r\n  \"x\": 1 }", "config-key-unknown", 3, 3);
        yield return Case("\uFEFF{ \"x\": 1 }", "config-key-unknown", 1, 3);
    }

    [TestCaseSource(nameof(BadFiles))]
    public void A_bad_file_is_refused_with_its_code_and_place(string text, string code, int line, int? column)
    {
        var error = Assert.Throws<GateException>(() => ConfigReader.Read("playwright.config.json", Encoding.UTF8.GetBytes(text), Variables));

        Assert.That(error!.Code, Is.EqualTo(code), error.Message);
        Assert.That(error.Place, column is null ? Does.StartWith($"playwright.config.json:{line}:") : Is.EqualTo($"playwright.config.json:{line}:{column}"), error.Message);
        Assert.That(error.Exit, Is.EqualTo(GateExit.Usage));
        Assert.That(error.NextStep, Is.Not.Null.And.Not.Empty);
    }

    [TestCase("{ \"wrokers\": 1 }", "workers")]
    [TestCase("{ \"use\": { \"baseUrl\": 1 } }", "baseURL")]
    [TestCase("{ \"use\": { \"timeZoneId\": 1 } }", "timezoneId")]
    [TestCase("{ \"gate\": { \"exlude\": 1 } }", "exclude")]
    [TestCase("{ \"include\": [] }", "gate.include")]
    [TestCase("{ \"use\": { \"colorScheme\": \"drak\" } }", "dark")]
    [TestCase("{ \"gate\": { \"externals\": { \"a.com\": \"alow\" } } }", "allow")]
    public void The_nearest_name_is_offered(string text, string name)
    {
        var error = Assert.Throws<GateException>(() => ConfigReader.Read("c.json", Encoding.UTF8.GetBytes(text), Variables));

        Assert.That(error!.NextStep, Does.StartWith($"try \"{name}\"; every setting is listed in harness/README.md"));
    }

    [TestCase("mobil", "try \"mobile\", or add a project of that name")]
    [TestCase("tablet", "choose one, or add a project of that name")]
    public void A_viewport_that_no_project_has_is_refused_with_those_that_there_are(string name, string next)
    {
        var error = Assert.Throws<GateException>(() => ConfigReader.Read("c.json", Encoding.UTF8.GetBytes($"{{ \"gate\": {{ \"states\": [ {{ \"name\": \"menu\", \"viewport\": \"{name}\" }} ] }} }}"), Variables));

        Assert.That((error!.Message, error.NextStep), Is.EqualTo(("gate.states[0].viewport must be one of \"desktop\" and \"mobile\"", next)));
    }

    [TestCase("w640")]
    [TestCase("desktop")]
    public void What_auto_finds_may_be_named_too(string name) =>
        Assert.That(ConfigReader.Read("c.json", Encoding.UTF8.GetBytes($"{{ \"gate\": {{ \"states\": [ {{ \"name\": \"menu\", \"viewport\": \"{name}\" }} ] }} }}"), Variables).States, Has.Count.EqualTo(1));

    [TestCase("{ \"zzzzzzzz\": 1 }")]
    [TestCase("{ \"x\": 1 }")]
    [TestCase("{ \"gate\": { \"width\": 1 } }")]
    public void Nothing_is_offered_when_nothing_is_near(string text)
    {
        var error = Assert.Throws<GateException>(() => ConfigReader.Read("c.json", Encoding.UTF8.GetBytes(text), Variables));

        Assert.That(error!.NextStep, Is.EqualTo("every setting is listed in harness/README.md"));
    }

    [Test]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Assert.That(
            Assert.Throws<GateException>(() => ConfigReader.Read("c.json", [(byte)'{', (byte)'"', 0xC3, (byte)'"', (byte)':', (byte)'1', (byte)'}'], Variables))!.Code,
            Is.EqualTo("config-malformed"));

    [Test]
    public void A_file_of_more_than_a_mebibyte_is_refused() =>
        Assert.That(Assert.Throws<GateException>(() => ConfigReader.Read("c.json", new byte[(1 << 20) + 1], Variables))!.Code, Is.EqualTo("config-too-large"));

    [Test]
    public void A_message_never_shows_the_value_of_a_variable()
    {
        var error = Assert.Throws<GateException>(() => ConfigReader.Read("c.json", "{ \"use\": { \"colorScheme\": \"${env:TOKEN}\" } }"u8, Variables));

        Assert.That($"{error!.Message} {error.NextStep} {error.Place}", Does.Not.Contain("s3cret-token"));
    }

    private static TestCaseData Case(string text, string code, int line, int? column) =>
        new TestCaseData(text, code, line, column).SetArgDisplayNames(code, text.Length > 60 ? text[..60] : text);
}
