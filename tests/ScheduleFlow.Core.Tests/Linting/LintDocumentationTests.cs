using System.Text.RegularExpressions;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Linting;

/// <summary>What the docs say of the rules follows from the rules. <c>SCHEDULEFLOW_WRITE_DOCS=1</c> writes what is stale instead of failing.</summary>
public sealed partial class LintDocumentationTests
{
    private const string Mend = "run the tests of this class with SCHEDULEFLOW_WRITE_DOCS=1 and look at the difference";

    private static readonly bool Writes = Environment.GetEnvironmentVariable("SCHEDULEFLOW_WRITE_DOCS") == "1";

    [Fact]
    public void The_table_of_rules_is_the_one_of_the_rules()
    {
        var page = File.ReadAllText(Repository.PathTo("docs", "lint.md"));
        var table = Block().Match(page).Groups["table"];
        table.Success.Should().BeTrue("docs/lint.md has the marks of lint-rules");

        IsCurrent("lint.md", page[..table.Index] + LintDocumentation.Table() + page[(table.Index + table.Length)..]);
    }

    [Fact]
    public void The_schema_is_the_one_of_the_rules() => IsCurrent("lint.schema.json", LintDocumentation.Schema());

    [Fact]
    public void Ids_and_names_are_unique_and_ids_leave_no_number_out()
    {
        LintRules.All.Select(rule => rule.Id).Should().Equal(Enumerable.Range(0, LintRules.All.Length).Select(number => $"SF{number:000}"));
        LintRules.All.Select(rule => rule.Name).Should().OnlyHaveUniqueItems();
    }

    private static void IsCurrent(string name, string expected)
    {
        var path = Repository.PathTo("docs", name);
        if (Writes)
        {
            File.WriteAllText(path, expected);
        }
        else
        {
            File.ReadAllText(path).Should().Be(expected, Mend);
        }
    }

    [GeneratedRegex("<!-- generated: lint-rules -->\n\n(?<table>.*?)\n?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Block();
}
