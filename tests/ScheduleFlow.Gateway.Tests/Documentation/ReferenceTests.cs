using System.Text.RegularExpressions;
using ScheduleFlow.Gateway.OpenApi;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests.Documentation;

/// <summary>
/// What the docs say of operations and settings follows from the declarations. <c>SCHEDULEFLOW_WRITE_DOCS=1</c> writes what is stale
/// instead of failing.
/// </summary>
public sealed class ReferenceTests
{
    private const string Mend = "run the tests of this class with SCHEDULEFLOW_WRITE_DOCS=1 and look at the difference";

    private static readonly bool Writes = Environment.GetEnvironmentVariable("SCHEDULEFLOW_WRITE_DOCS") == "1";

    public static TheoryData<string, string> Blocks => new()
    {
        { "cli.md", "verbs" },
        { "cli.md", "older-flags" },
        { "api.md", "routes" },
        { "api.md", "errors" },
        { "reference.md", "reference" },
        { "operations.md", "settings" },
    };

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task A_generated_table_is_the_one_of_the_declarations(string page, string block)
    {
        var path = Repository.PathTo("docs", page);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var marks = Block(block).Match(text);
        marks.Success.Should().BeTrue($"docs/{page} has the marks of {block}");

        var expected = text[..marks.Groups["table"].Index] + Table(block) + text[(marks.Groups["table"].Index + marks.Groups["table"].Length)..];

        if (Writes)
        {
            await File.WriteAllTextAsync(path, expected, TestContext.Current.CancellationToken);
        }
        else
        {
            text.Should().Be(expected, Mend);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task The_description_of_the_API_is_the_one_of_the_declarations()
    {
        var path = Repository.PathTo("docs", "openapi.json");

        var expected = await DescriptionGenerator.GenerateAsync(TestContext.Current.CancellationToken);

        if (Writes)
        {
            await File.WriteAllTextAsync(path, expected, TestContext.Current.CancellationToken);
        }
        else
        {
            (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) == expected).Should().BeTrue($"docs/openapi.json is stale: {Mend}");
        }
    }

    private static string Table(string block) => block switch
    {
        "verbs" => ReferenceTables.Verbs(),
        "older-flags" => ReferenceTables.OlderFlags(),
        "routes" => ReferenceTables.Routes(),
        "errors" => ReferenceTables.Errors(),
        "settings" => ReferenceTables.Settings(),
        _ => ReferenceTables.Reference(),
    };

    private static Regex Block(string name) => new($"<!-- generated: {Regex.Escape(name)} -->\n\n(?<table>.*?)\n?<!-- end -->", RegexOptions.Singleline);
}
