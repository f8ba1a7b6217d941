namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class ImportScheduleTests : VerbTests
{
    // The figures of demo_data/README.md.
    [Theory]
    [InlineData("campus_week.xml", "xml", 213, 0, 0, 0)]
    [InlineData("campus_week.json", "json", 217, 0, 0, 0)]
    [InlineData("overlaps_and_duplicates.xml", "xml", 27, 5, 9, 2)]
    [InlineData("with_gaps.json", "json", 22, 0, 0, 7)]
    [InlineData("midnight_and_dst.xml", "xml", 38, 0, 0, 0)]
    [InlineData("campus_library.m3u", "m3u", 200, 0, 0, 0)]
    public void A_file_is_imported_with_what_was_found_in_it(string name, string format, int events, int duplicates, int conflicts, int gaps)
    {
        var reply = Worker.Run("import-schedule", Demo(name), "--format", format).MustSucceed();

        reply.Text("format").Should().Be(format);
        reply.Number("events").Should().Be(events);
        reply.Number("events_imported").Should().Be(events);
        reply.Number("duplicates_removed").Should().Be(duplicates);
        reply.Number("conflicts_detected").Should().Be(conflicts);
        reply.Number("gaps_detected").Should().Be(gaps);
        reply.List("conflicts").Should().HaveCount(conflicts);
        reply.List("gaps").Should().HaveCount(gaps);
        Show(reply.Text("schedule_id")).List("events").Should().HaveCount(events);
    }

    [Theory]
    [InlineData("campus_week.xml", "xml")]
    [InlineData("campus_week.json", "json")]
    [InlineData("campus_library.m3u", "m3u")]
    public void Standard_input_is_imported_and_its_format_told_by_its_content(string name, string format)
    {
        var reply = Worker.RunWith(File.ReadAllBytes(Demo(name)), "import-schedule", "-", "--name", "From a pipe").MustSucceed();

        reply.Text("format").Should().Be(format);
        reply.Text("name").Should().Be("From a pipe");
        Show(reply.Text("schedule_id")).Text("name").Should().Be("From a pipe");
    }

    [Fact]
    public void A_time_without_an_offset_is_in_the_zone_that_is_named()
    {
        const string Local = """[{"title":"Breakfast","start":"2026-07-01T08:00:00","duration":3600}]""";

        Worker.RunWith(Local, "import-schedule", "-", "--zone", "Europe/Berlin").MustSucceed().Text("start").Should().Be("2026-07-01T06:00:00Z");
        Worker.RunWith(Local, "import-schedule", "-").MustSucceed().Text("start").Should().Be("2026-07-01T08:00:00Z");
    }

    [Fact]
    public void A_list_without_times_begins_where_it_is_told_to()
    {
        var reply = Worker.Run("import-schedule", Demo("campus_library.m3u"), "--start", Monday).MustSucceed();

        reply.Text("start").Should().Be(Monday);
        reply.Text("end").Should().Be("2026-12-14T19:30:09Z", "the library runs for 675,009 seconds");
    }
}
