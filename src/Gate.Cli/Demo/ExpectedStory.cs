using System.Text.Json;
using Gate.Core;
using Gate.Core.Run;

namespace Gate.Cli.Demo;

/// <summary>A story's <c>expected.json</c> (schema <c>gate-expected/1</c>).</summary>
/// <param name="Schema"><c>gate-expected/1</c>.</param>
/// <param name="Verdict">Of the run.</param>
/// <param name="ExitCode">Of the process.</param>
/// <param name="Pages">Every page of the union.</param>
internal sealed record ExpectedStory(string Schema, Verdict Verdict, int ExitCode, IReadOnlyList<ExpectedPage> Pages)
{
    private static readonly JsonSerializerOptions Reading = new(ReportJson.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip };

    /// <exception cref="GateException">The file is missing or is none.</exception>
    public static ExpectedStory Read(string file)
    {
        try
        {
            var story = JsonSerializer.Deserialize<ExpectedStory>(File.ReadAllText(file), Reading);
            return story is { Schema: "gate-expected/1" } ? story : throw new JsonException("the schema is not gate-expected/1");
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            throw new GateException("demo-unreadable", $"what to expect cannot be read: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = file,
                NextStep = "restore the demo page sets from the repository",
                Exit = GateExit.Incomplete,
            };
        }
    }
}
