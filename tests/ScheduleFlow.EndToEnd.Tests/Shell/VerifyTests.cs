namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class VerifyTests : VerbTests
{
    [Theory]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("xmltv")]
    [InlineData("csv")]
    [InlineData("ics")]
    [InlineData("m3u")]
    public void An_export_equals_its_schedule_until_the_schedule_is_another(string format)
    {
        var id = Import("with_gaps.json");
        var path = Export(id, format);

        Worker.Run("verify", path, "--against", id).MustSucceed().Text("same").Should().Be("True");

        Worker.Run("import-schedule", Demo("campus_week.xml"), "--replace", id).MustSucceed();
        var result = Worker.Run("verify", path, "--against", id);
        result.ExitCode.Should().Be(1, result.Text);
        result.Json.Text("same").Should().Be("False");
        result.Json.GetProperty("counts").Number("added").Should().BePositive();
    }

    [Theory]
    [InlineData("xml", "Northgate News at Ten")]
    [InlineData("csv", "Northgate News at Ten")]
    [InlineData("ics", "20261202T220000Z")]
    [InlineData("xmltv", "20261202220000 +0000")]
    public void One_word_that_was_altered_is_found(string format, string word)
    {
        var id = Import("with_gaps.json");
        var path = Export(id, format);
        var text = File.ReadAllText(path);
        text.Should().Contain(word);
        File.WriteAllText(path, text.Replace(word, word.Replace("2200", "2201").Replace("Ten", "Eleven")));

        var result = Worker.Run("verify", path, "--against", id);

        result.ExitCode.Should().Be(1, result.Text);
        (result.Json.List("moved").Count + result.Json.List("changed").Count).Should().BePositive();
    }

    [Theory]
    [InlineData("html", "Northgate News at Ten")]
    [InlineData("casparcg", "<channel>")]
    [InlineData("ersatztv", "source_type")]
    [InlineData("caspar-list", "<uri>")]
    public void A_format_that_is_not_read_must_be_what_an_export_writes(string format, string word)
    {
        var id = Import("with_gaps.json");
        var path = Export(id, format);

        Worker.Run("verify", path, "--against", id, "--format", format).MustSucceed().Text("same").Should().Be("True");

        var lines = File.ReadAllLines(path);
        var line = Array.FindIndex(lines, text => text.Contains(word, StringComparison.Ordinal));
        lines[line] = lines[line].Replace(word, word + " ", StringComparison.Ordinal);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        var result = Worker.Run("verify", path, "--against", id, "--format", format);

        result.ExitCode.Should().Be(1, result.Text);
        (result["same"], result["line"]).Should().Be(("False", $"{line + 1}"));
        (result["expected"], result["found"]).Should().NotBe((result["found"], result["expected"]));
    }

    [Fact]
    public void A_part_is_verified_as_the_part_that_it_is()
    {
        var id = Import("campus_week.xml");
        string[] part = ["--from", "2026-12-01T00:00:00Z", "--to", "2026-12-02T00:00:00Z"];
        var path = Folder["day.csv"];
        Worker.Run(["export-schedule", id, "--format", "csv", "--output", path, .. part]).MustSucceed();

        Worker.Run(["verify", path, "--against", id, .. part]).MustSucceed();
        Worker.Run("verify", path, "--against", id).ExitCode.Should().Be(1);
    }

    [Fact]
    public void Several_that_were_exported_as_one_are_verified_as_one()
    {
        var (one, two) = (Import("with_gaps.json"), Import("campus_week.xml"));
        var path = Folder["both.csv"];
        Worker.Run("export-schedule", one, two, "--format", "csv", "--output", path).MustSucceed();

        Worker.Run("verify", path, "--against", one, "--against", two).MustSucceed();
    }

    [Fact]
    public void What_cannot_be_verified_is_refused()
    {
        var id = Import("with_gaps.json");

        Worker.Run("verify", Folder["none.xml"], "--against", id).MustFail(4, "file_not_found");
        Worker.Run("verify", Demo("with_gaps.json"), "--against", "00000000-0000-4000-8000-000000000000").MustFail(4, "not_found");
        Worker.Run("verify", Demo("with_gaps.json"), "--against", "x").MustFail(4, "not_found", "no schedule “x”");
        Worker.Run("verify", Demo("with_gaps.json")).MustFail(2, "usage", "--against");
    }

    private string Export(string id, string format)
    {
        var path = Folder["export." + format];
        Worker.Run("export-schedule", id, "--format", format, "--output", path).MustSucceed();
        return path;
    }
}
