namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class ListAuditTests : VerbTests
{
    public ListAuditTests()
    {
        for (var day = 1; day <= 5; day++)
        {
            Worker.RunWith(Documents.Small.Xml, "import-schedule", "-", "--now", $"2026-11-0{day}T00:00:00Z", "--request-id", $"day-{day}", "--actor", "ci@10.0.0.7").MustSucceed();
        }
    }

    [Fact]
    public void Changes_are_listed_with_who_when_what_and_how_it_ended_the_newest_first()
    {
        var entries = Worker.Run("list-audit").MustSucceed().List("entries");

        entries.Select(entry => entry.Text("request_id")).Should().Equal("day-5", "day-4", "day-3", "day-2", "day-1");
        entries.Should().OnlyContain(entry => entry.Text("actor") == "ci@10.0.0.7" && entry.Text("verb") == "import-schedule" && entry.Text("result") == "success" && entry.List("ids").Count == 1 && entry.Number("events") == 1);
        entries[0].Text("time").Should().Be("2026-11-05T00:00:00Z");
    }

    [Fact]
    public void Pages_follow_one_another_while_others_write()
    {
        var seen = new List<string>();
        string[] after = [];
        for (var page = 0; page < 3; page++)
        {
            var reply = Worker.Run(["list-audit", "--limit", "2", .. after]).MustSucceed();
            seen.AddRange(reply.List("entries").Select(entry => entry.Text("request_id")));
            after = ["--after", reply.Text("next")];
            Worker.RunWith(Documents.Small.Xml, "import-schedule", "-", "--request-id", "later").MustSucceed();
        }

        seen.Should().Equal("day-5", "day-4", "day-3", "day-2", "day-1");
        after[1].Should().BeEmpty();
    }

    [Fact]
    public void Since_leaves_out_what_is_older()
        => Worker.Run("list-audit", "--since", "2026-11-04").MustSucceed().List("entries").Select(entry => entry.Text("request_id")).Should().Equal("day-5", "day-4");

    [Fact]
    public void A_torn_last_line_is_passed_over()
    {
        File.AppendAllText(Path.Combine(Worker.DataFolder, "audit.jsonl"), "{\"time\":\"2026-1");

        Worker.Run("list-audit").MustSucceed().List("entries").Should().HaveCount(5);
    }

    [Fact]
    public void A_table_has_a_row_for_each_change()
        => Worker.Run("list-audit", "--output", "table").Text.Should().MatchRegex("(?m)^TIME +ACTOR +VERB ").And.MatchRegex(@"(?m)^2026-11-05T00:00:00Z +ci@10\.0\.0\.7 +import-schedule +[0-9a-f-]{36} .* day-5$");

    [Theory]
    [InlineData("--limit", "0")]
    [InlineData("--limit", "1001")]
    [InlineData("--after", "soon")]
    [InlineData("--after", "-1")]
    [InlineData("--since", "soon")]
    public void What_makes_no_page_is_refused(string option, string value) => Worker.Run("list-audit", $"{option}={value}").MustFail(3, "validation", value);
}
