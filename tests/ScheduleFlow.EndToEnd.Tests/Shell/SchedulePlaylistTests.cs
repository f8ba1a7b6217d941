using System.Globalization;
using System.Text.Json;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class SchedulePlaylistTests : VerbTests
{
    [Theory]
    [InlineData("links.json", """["https://media.example.edu/1.mp4","https://media.example.edu/2.mp4","https://media.example.edu/3.mp4"]""")]
    [InlineData("links.txt", "https://media.example.edu/1.mp4\nhttps://media.example.edu/2.mp4\nhttps://media.example.edu/3.mp4\n")]
    [InlineData("links.m3u", "#EXTM3U\n#EXTINF:60,One\nhttps://media.example.edu/1.mp4\n#EXTINF:60,Two\nhttps://media.example.edu/2.mp4\n#EXTINF:60,Three\nhttps://media.example.edu/3.mp4\n")]
    public void Links_are_read_from_a_file_and_from_standard_input(string name, string links)
    {
        var fromFile = Fill(Folder.Write(name, links), "--no-shuffle");
        var fromPipe = Worker.RunWith(links, "schedule-playlist", "-", "--start", "2027-01-01T00:00:00Z", "--hours", "2", "--cooldown", "1", "--no-shuffle").MustSucceed();

        Urls(fromFile).Should().Equal(Url(1), Url(2), Url(3), Url(1));
        Urls(fromPipe).Should().Equal(Url(1), Url(2), Url(3), Url(1));
    }

    [Fact]
    public void Links_are_read_from_the_command_line_itself()
        => Urls(Fill(Small.Links(3), "--no-shuffle")).Should().Equal(Url(1), Url(2), Url(3), Url(1));

    [Fact]
    public void Links_are_read_from_a_stored_playlist()
    {
        var playlist = Worker.Run("import-playlist", Demo("campus_library.m3u")).MustSucceed().Text("playlist_id");

        var filled = Fill(playlist, "--no-shuffle");

        Show(filled.Text("schedule_id")).List("events")[0].Text("title").Should().Be("Dockland Detectives S01E01: The Empty Berth");
    }

    [Fact]
    public void A_calendar_is_full_keeps_its_cooldown_and_says_so()
    {
        var filled = Worker.Run("schedule-playlist", Demo("campus_library.m3u"), "--start", Monday, "--hours", "72").MustSucceed();

        filled.Number("events").Should().Be(144);
        filled.Number("events_scheduled").Should().Be(144);
        filled.Number("duration").Should().Be(72);
        filled.Text("coverage").Should().Be("100.0%");
        filled.GetProperty("seed").GetInt64().Should().BeGreaterThanOrEqualTo(0);
        var cooldown = filled.GetProperty("cooldown");
        cooldown.GetProperty("feasible").GetBoolean().Should().BeTrue();
        cooldown.Number("requested_hours").Should().Be(48);
        cooldown.Number("violations").Should().Be(0);
        SmallestDistance(Plays(filled)).Should().BeGreaterThanOrEqualTo(TimeSpan.FromHours(48));
    }

    [Fact]
    public void A_second_fill_respects_what_the_first_has_played()
    {
        var links = Small.Links(96);
        var first = Worker.Run("schedule-playlist", links, "--start", Monday, "--hours", "24").MustSucceed();
        var second = Worker.Run("schedule-playlist", links, "--start", "2026-12-08T00:00:00Z", "--hours", "24").MustSucceed();

        second.GetProperty("cooldown").Number("violations").Should().Be(0);
        Urls(second).Should().NotIntersectWith(Urls(first), "96 videos fill two days of half hours, and 48 h have not passed");
    }

    [Fact]
    public void Deleting_a_calendar_gives_its_plays_back()
    {
        var links = Small.Links(2);
        string[] fill = ["schedule-playlist", links, "--start", "2026-12-07T01:00:00Z", "--hours", "1", "--on-exhausted", "fail"];
        var first = Worker.Run("schedule-playlist", links, "--start", Monday, "--hours", "1", "--now", "2026-12-01T00:00:00Z")
            .MustSucceed().Text("schedule_id");

        Worker.Run([.. fill, "--now", "2026-12-01T00:00:01Z"]).MustFail(3, "validation", "Slot 1 of 2");
        Worker.Run("delete-schedule", first, "--now", "2026-12-01T00:00:02Z").MustSucceed();

        Worker.Run([.. fill, "--now", "2026-12-01T00:00:03Z"]).MustSucceed();
    }

    [Fact]
    public void An_exhausted_pool_repeats_what_has_rested_longest()
    {
        var filled = Fill(Small.Links(2), "--cooldown", "24", "--no-shuffle", "--on-exhausted", "least_recent");

        Urls(filled).Should().Equal(Url(1), Url(2), Url(1), Url(2));
        var cooldown = filled.GetProperty("cooldown");
        cooldown.GetProperty("feasible").GetBoolean().Should().BeFalse();
        cooldown.Number("violations").Should().Be(2);
        cooldown.GetProperty("best_possible_hours").GetDouble().Should().Be(1);
        cooldown.GetProperty("achieved_min_hours").GetDouble().Should().Be(1);
        cooldown.Number("videos_needed").Should().Be(4);
    }

    [Fact]
    public void An_exhausted_pool_leaves_a_gap_where_that_is_asked_for()
    {
        var filled = Fill(Small.Links(2), "--cooldown", "24", "--on-exhausted", "leave_gap");

        filled.Number("events").Should().Be(2);
        filled.Text("coverage").Should().Be("50.0%");
        filled.GetProperty("cooldown").Number("violations").Should().Be(0);
    }

    [Fact]
    public void An_exhausted_pool_fails_where_that_is_asked_for_and_stores_nothing()
    {
        Worker.Run("schedule-playlist", Small.Links(2), "--start", Monday, "--hours", "2", "--cooldown", "24", "--on-exhausted", "fail")
            .MustFail(3, "validation", "Slot 3 of 4", "2026-12-07T01:00:00Z");

        StoreState.Of(Worker.DataFolder).Should().BeEmpty();
    }

    [Fact]
    public void Slots_are_as_long_as_they_are_told_to_be()
    {
        var filled = Fill(Small.Links(4), "--slot", "45", "--name", "Three quarters");

        filled.Text("name").Should().Be("Three quarters");
        Plays(filled).Select(play => play.Start - DateTimeOffset.Parse(Monday, CultureInfo.InvariantCulture))
            .Should().StartWith([TimeSpan.Zero, TimeSpan.FromMinutes(45), TimeSpan.FromMinutes(90)]);
    }

    [Fact]
    public void The_seed_in_the_reply_makes_the_same_calendar_again()
    {
        var links = Small.Links(200);
        var filled = Worker.Run("schedule-playlist", links, "--start", Monday, "--hours", "24").MustSucceed();

        var elsewhere = new Worker(Folder["elsewhere"]);
        var again = elsewhere.Run("schedule-playlist", links, "--start", Monday, "--hours", "24", "--seed", filled.Text("seed")).MustSucceed();

        elsewhere.Run("show-schedule", again.Text("schedule_id")).MustSucceed().List("events").Select(item => item.Text("video_url"))
            .Should().Equal(Urls(filled));
        Urls(filled).Should().NotBeInAscendingOrder("they are shuffled");
    }

    private JsonElement Fill(string links, params string[] more) =>
        Worker.Run(["schedule-playlist", links, "--start", Monday, "--hours", "2", .. more.Contains("--cooldown") ? more : ["--cooldown", "1", .. more]]).MustSucceed();

    private List<string> Urls(JsonElement filled) => [.. Plays(filled).Select(play => play.Url)];

    private List<(string Url, DateTimeOffset Start)> Plays(JsonElement filled) =>
    [
        .. Show(filled.Text("schedule_id")).List("events")
            .Select(item => (item.Text("video_url"), DateTimeOffset.Parse(item.Text("start"), CultureInfo.InvariantCulture))),
    ];

    private static string Url(int number) => $"https://media.example.edu/{number}.mp4";

    private static TimeSpan SmallestDistance(List<(string Url, DateTimeOffset Start)> plays) => plays
        .GroupBy(play => play.Url)
        .SelectMany(video => video.Zip(video.Skip(1), (earlier, later) => later.Start - earlier.Start))
        .DefaultIfEmpty(TimeSpan.MaxValue)
        .Min();
}
