using System.Text.RegularExpressions;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>
/// The workflow files that the repository ships and documents: <c>action.yml</c>, the blocks of <c>docs/ci.md</c>, the manifest for Kubernetes. They run in
/// services that no test reaches, so what can be known of them without is held here.
/// </summary>
internal sealed class WorkflowLintTests
{
    private static readonly object? Action = Yaml.Read(File.ReadAllText(Path.Combine(Checkout.Root, "action.yml")));

    private static IEnumerable<TestCaseData> Files()
    {
        yield return new TestCaseData(Action).SetArgDisplayNames("action.yml");
        foreach (var (line, value) in Blocks())
            yield return new TestCaseData(value).SetArgDisplayNames($"docs/ci.md:{line}");
    }

    private static IEnumerable<TestCaseData> Workflows() =>
        Blocks().Where(block => Yaml.At(block.Value, "on") is not null).Select(block => new TestCaseData(block.Value).SetArgDisplayNames($"docs/ci.md:{block.Line}"));

    [Test]
    public void There_is_something_to_look_at() => Assert.That((Workflows().Count(), Files().Count()), Is.EqualTo((1, 5)));

    [TestCaseSource(nameof(Files))]
    public void No_text_of_anybody_becomes_part_of_a_script(object? file) =>
        Assert.That(Scripts(file).Where(script => script.Contains("${{", StringComparison.Ordinal)), Is.Empty, "values go through the environment");

    [TestCaseSource(nameof(Files))]
    [Platform(Exclude = "Win")]
    public async Task Every_script_is_one(object? file)
    {
        using var scratch = new ScratchFolder();
        foreach (var script in Scripts(file))
        {
            // $(Name) is Azure's, put in before the shell sees it.
            scratch.Write("script.sh", Regex.Replace(script, @"\$\([A-Z][A-Za-z.]+\)", "x"));
            var run = await ShellSteps.RunAsync("bash -n script.sh", scratch.Root, new Dictionary<string, string>());
            Assert.That(run.Exit, Is.Zero, $"{script}\n{run.Error}");
        }
    }

    [TestCaseSource(nameof(Files))]
    public void An_action_is_named_by_its_commit(object? file)
    {
        var used = Yaml.Maps(file).Select(map => map.GetValueOrDefault("uses")).OfType<string>();

        Assert.That(used, Is.All.Match("^([a-z-]+/[a-z-]+@[0-9a-f]{40}|OWNER/gate@COMMIT)$"), "a tag can be moved");
    }

    [TestCaseSource(nameof(Workflows))]
    public void It_says_what_it_may_and_takes_no_more(object? workflow)
    {
        var permissions = (Dictionary<string, object?>)Yaml.At(workflow, "permissions")!;

        Assert.That(permissions.Where(permission => (string?)permission.Value == "write").Select(permission => permission.Key), Is.SubsetOf(new[] { "pull-requests" }));
        Assert.That(permissions["contents"], Is.EqualTo("read"));
        Assert.That(Yaml.At(workflow, "concurrency"), Is.Not.Null);
        Assert.That(Jobs(workflow).Select(job => job.GetValueOrDefault("timeout-minutes")), Is.All.Not.Null);
    }

    [TestCaseSource(nameof(Workflows))]
    public void Where_it_has_rights_it_checks_out_and_runs_nothing_of_the_change(object? workflow)
    {
        if (Yaml.At(workflow, "on") is not Dictionary<string, object?> on || !on.ContainsKey("pull_request_target"))
            return;
        var checkouts = Steps(workflow).Where(step => ((string?)step.GetValueOrDefault("uses"))?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true).ToList();

        Assert.That(checkouts, Is.Not.Empty);
        Assert.That(checkouts.Select(step => Yaml.At(step, "with", "ref") ?? Yaml.At(step, "with", "repository")), Is.All.Null, "the default branch");
        Assert.That(checkouts.Select(step => Yaml.At(step, "with", "persist-credentials")), Is.All.EqualTo("false"));
        var gate = Steps(workflow).Single(step => ((string?)step.GetValueOrDefault("uses"))?.StartsWith("OWNER/gate@", StringComparison.Ordinal) == true);
        Assert.That((string)Yaml.At(gate, "with", "after")!, Does.StartWith("git:refs/gate/"), "read from the object store, not from a work tree");
        Assert.That(Yaml.At(gate, "with", "trust"), Is.EqualTo("HEAD"));
        // Expressions about the change may be numbers and nothing that its author writes.
        var expressions = Yaml.Maps(workflow).SelectMany(map => map.Values).OfType<string>().SelectMany(text => Regex.Matches(text, @"\$\{\{ *(.*?) *\}\}").Select(match => match.Groups[1].Value));
        Assert.That(expressions, Is.All.EqualTo("github.event.pull_request.number"));
    }

    [Test]
    public void The_action_is_a_composite_one_whose_every_step_names_its_shell_and_whose_outputs_are_there()
    {
        var steps = Steps(Yaml.At(Action, "runs")).ToList();
        var ids = steps.Select(step => step.GetValueOrDefault("id")).ToHashSet();
        var outputs = ((Dictionary<string, object?>)Yaml.At(Action, "outputs")!).Select(output => (string)Yaml.At(output.Value, "value")!);
        var inputs = ((Dictionary<string, object?>)Yaml.At(Action, "inputs")!).Keys;
        var asked = Yaml.Maps(Action).SelectMany(map => map.Values).OfType<string>().SelectMany(text => Regex.Matches(text, @"\binputs\.([a-z-]+)").Select(match => match.Groups[1].Value));

        Assert.That(Yaml.At(Action, "runs", "using"), Is.EqualTo("composite"));
        Assert.That(steps.Select(step => step.GetValueOrDefault("shell")), Is.All.EqualTo("bash"));
        Assert.That(outputs.Select(value => Regex.Match(value, @"^\$\{\{ steps\.([a-z]+)\.outputs\.[a-z-]+ \}\}$").Groups[1].Value).Distinct(), Is.SubsetOf(ids));
        Assert.That(asked.Distinct(), Is.EquivalentTo(inputs), "every input is used, and nothing that is none");
        Assert.That(Blocks().SelectMany(block => Yaml.Maps(block.Value)).Where(map => (map.GetValueOrDefault("uses") as string)?.StartsWith("OWNER/gate@", StringComparison.Ordinal) == true).SelectMany(step => ((Dictionary<string, object?>)step["with"]!).Keys).Distinct(), Is.SubsetOf(inputs));
    }

    [Test]
    public void GitLab_keeps_the_report_whatever_the_verdict_and_finds_what_is_attached()
    {
        var job = Yaml.At(Blocks().Select(block => block.Value).Single(block => Yaml.At(block, "gate", "image") is not null), "gate");

        Assert.That((Yaml.At(job, "artifacts", "when"), Yaml.At(job, "artifacts", "reports", "junit")), Is.EqualTo(("always", "gate-out/junit.xml")));
        Assert.That(Yaml.At(job, "artifacts", "paths"), Is.EqualTo(new[] { "gate-out/" }));
        Assert.That(Yaml.At(job, "variables", "GIT_DEPTH"), Is.EqualTo("0"), "a merge base needs history");
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task The_step_that_makes_GitLab_s_paths_makes_them()
    {
        using var scratch = new ScratchFolder();
        scratch.Write("gate-out/junit.xml", "<system-out>[[ATTACHMENT|evidence/a/diff.png]]\n[[ATTACHMENT|evidence/a/before.png]]\n</system-out>");
        var job = Blocks().Select(block => Yaml.At(block.Value, "gate")).Single(gate => gate is not null);

        var run = await ShellSteps.RunAsync((string)Yaml.At(job, "after_script", "0")!, scratch.Root, new Dictionary<string, string>());

        Assert.That(run.Exit, Is.Zero, run.Error);
        Assert.That(File.ReadAllText(scratch.At("gate-out/junit.xml")), Is.EqualTo("<system-out>[[ATTACHMENT|gate-out/evidence/a/diff.png]]\n[[ATTACHMENT|gate-out/evidence/a/before.png]]\n</system-out>"));
    }

    [Test]
    public void Azure_makes_one_verdict_of_all_parts_also_of_red_ones()
    {
        var jobs = (List<object?>)Yaml.At(Blocks().Select(block => block.Value).Single(block => Yaml.At(block, "jobs") is List<object?>), "jobs")!;
        var publish = Yaml.Maps(jobs[0]).Single(map => map.ContainsKey("publish"));
        var results = Yaml.Maps(jobs[1]).Single(map => map.GetValueOrDefault("task") as string == "PublishTestResults@2");

        Assert.That((publish["condition"], Yaml.At(jobs[1], "condition"), results["condition"]), Is.EqualTo(("always()", "always()", "always()")));
        Assert.That(Yaml.At(jobs[1], "dependsOn"), Is.EqualTo(Yaml.At(jobs[0], "job")));
        Assert.That(publish["publish"], Is.EqualTo(publish["artifact"]));
        Assert.That(Yaml.At(results, "inputs", "testResultsFiles"), Is.EqualTo("gate-out/junit.xml"));
    }

    [Test]
    public void The_manifest_for_Kubernetes_starts_every_part_once_and_as_nobody()
    {
        var job = Yaml.Read(File.ReadAllText(Path.Combine(Checkout.Root, "docs/kubernetes-indexed-job.yaml")));
        var pod = Yaml.At(job, "spec", "template", "spec");
        var container = Yaml.At(pod, "containers", "0");
        var parts = Yaml.At(job, "spec", "completions");
        var mounts = ((List<object?>)Yaml.At(container, "volumeMounts")!).Select(mount => Yaml.At(mount, "name"));
        var volumes = ((List<object?>)Yaml.At(pod, "volumes")!).Select(volume => Yaml.At(volume, "name"));

        Assert.That((Yaml.At(job, "apiVersion"), Yaml.At(job, "kind"), Yaml.At(job, "spec", "completionMode")), Is.EqualTo(("batch/v1", "Job", "Indexed")));
        Assert.That(parts, Is.EqualTo("4"));
        Assert.That(Yaml.Maps(container).Single(map => map.GetValueOrDefault("name") as string == "GATE_SHARD_TOTAL")["value"], Is.EqualTo(parts));
        Assert.That((Yaml.At(pod, "restartPolicy"), Yaml.At(pod, "securityContext", "runAsNonRoot")), Is.EqualTo(("Never", "true")));
        Assert.That((List<object?>)Yaml.At(container, "args")!, Is.SupersetOf(new[] { "--shard", "auto", "--out", "/parts/$(JOB_COMPLETION_INDEX)" }));
        Assert.That(Yaml.At(container, "resources", "limits", "memory"), Is.Not.Null);
        Assert.That(mounts, Is.EquivalentTo(volumes));
        // Exit 1 and 2 are answers; to start such a part again would give the same.
        Assert.That(Yaml.At(job, "spec", "podFailurePolicy", "rules", "0", "onExitCodes", "values"), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(Yaml.At(job, "spec", "podFailurePolicy", "rules", "0", "onExitCodes", "containerName"), Is.EqualTo(Yaml.At(container, "name")));
    }

    [TestCase("a: &x 1")]
    [TestCase("a: 1\na: 2")]
    [TestCase("a: [1, 2")]
    [TestCase("a: 1\n   b: 2")]
    [TestCase("a:\n\tb: 1")]
    public void What_the_reader_does_not_know_is_an_error(string text) => Assert.That(() => Yaml.Read(text), Throws.InstanceOf<FormatException>());

    private static IEnumerable<Dictionary<string, object?>> Jobs(object? workflow) => ((Dictionary<string, object?>)Yaml.At(workflow, "jobs")!).Values.Cast<Dictionary<string, object?>>();

    private static IEnumerable<Dictionary<string, object?>> Steps(object? file) => Yaml.Maps(file).Select(map => map.GetValueOrDefault("steps")).OfType<List<object?>>().SelectMany(steps => steps.Cast<Dictionary<string, object?>>());

    // GitHub's run, GitLab's script and after_script, Azure's script.
    private static IEnumerable<string> Scripts(object? file) =>
        Yaml.Maps(file).SelectMany(map => new[] { "run", "script", "after_script" }.Select(name => map.GetValueOrDefault(name))).SelectMany(script => script switch
        {
            string text => [text],
            List<object?> lines => lines.Cast<string>(),
            _ => Enumerable.Empty<string>(),
        });

    private static IEnumerable<(int Line, object? Value)> Blocks()
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "docs/ci.md"));
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at] == "```yaml")
                yield return (at + 1, Yaml.Read(string.Join('\n', lines.Skip(at + 1).TakeWhile(line => line != "```"))));
        }
    }
}
