using System.Globalization;

namespace ScheduleFlow.Core.Tests.DemoData;

public sealed class DemoDataTests
{
    public static TheoryData<string> Schedules => [.. DemoReadme.FilesWith("events")];

    [Fact]
    public void The_readme_describes_every_file_and_no_other()
    {
        var files = Directory.GetFiles(DemoFile.Folder).Select(Path.GetFileName).Where(name => name != "README.md");

        DemoReadme.Rows.Keys.Should().BeEquivalentTo(files);
        DemoReadme.FilesWith("events").Should().HaveCount(5);
    }

    [Theory, MemberData(nameof(Schedules))]
    public void A_schedule_has_the_figures_of_the_readme(string file)
    {
        var events = DemoFile.Events(file);
        var kept = events.DistinctBy(e => (e.Title.Trim().ToLowerInvariant(), e.StartsAt.UtcDateTime)).ToList();
        var gaps = Gaps(kept);

        var figures = new Dictionary<string, string>
        {
            ["events"] = Text(events.Count),
            ["duplicates"] = Text(events.Count - kept.Count),
            ["conflicts"] = Text(Conflicts([.. kept.Select(e => (e.StartsAt, e.EndsAt))])),
            ["gaps"] = Text(gaps.Count),
            ["gap seconds"] = Text((int)gaps.Sum(gap => gap.TotalSeconds)),
            ["start (UTC)"] = Wire(kept.Min(e => e.StartsAt)),
            ["end (UTC)"] = Wire(kept.Max(e => e.EndsAt)),
        };

        DemoReadme.Rows[file].Should().Contain(figures);
    }

    [Theory, MemberData(nameof(Schedules))]
    public void Every_event_is_whole_and_lies_on_a_reserved_domain(string file)
    {
        foreach (var e in DemoFile.Events(file))
        {
            e.Title.Should().NotBeNullOrWhiteSpace();
            e.Category.Should().NotBeNullOrWhiteSpace();
            e.Description.Should().NotBeNullOrWhiteSpace();
            e.VideoUrl.Should().MatchRegex(@"^https://media\.example\.edu/[a-z0-9/._-]+$");
            e.EndsAt.Should().BeAfter(e.StartsAt);
        }
    }

    [Fact]
    public void The_night_of_the_change_is_contiguous_in_instants_and_broken_on_the_faces_of_clocks()
    {
        var events = DemoFile.Events("midnight_and_dst.xml");
        var faces = events.Select(e => (Start: e.StartsAt.DateTime, End: e.EndsAt.DateTime)).ToList();

        events.Select(e => e.StartsAt.Offset.Hours).Distinct().Should().Equal(2, 1);
        events.Zip(events.Skip(1)).Should().OnlyContain(pair => pair.First.EndsAt == pair.Second.StartsAt);
        faces.Count(face => face.End < face.Start).Should().Be(1);
        Conflicts([.. faces.Where(face => face.End > face.Start)]).Should().Be(1);
        (events[^1].EndsAt - events[0].StartsAt).Should().Be(TimeSpan.FromHours(32));
        (faces[^1].End - faces[0].Start).Should().Be(TimeSpan.FromHours(31));
    }

    [Fact]
    public void The_library_has_the_figures_of_the_readme_and_no_video_twice()
    {
        var items = DemoFile.Items("campus_library.m3u");

        DemoReadme.Rows["campus_library.m3u"].Should().Contain(new Dictionary<string, string>
        {
            ["items"] = Text(items.Count),
            ["total seconds"] = Text(items.Sum(item => item.Seconds)),
            ["shortest"] = Text(items.Min(item => item.Seconds)),
            ["longest"] = Text(items.Max(item => item.Seconds)),
        });
        items.Select(item => item.Url).Should().OnlyHaveUniqueItems();
        items.Select(item => item.Title).Should().OnlyHaveUniqueItems();
        items.Should().OnlyContain(item => item.Url.StartsWith("https://media.example.edu/") || !item.Url.Contains(':'));
        items.Should().Contain(item => item.Title.Contains(',')).And.Contain(item => item.Title.Any(letter => letter > 127));
    }

    /// <summary>All pairs, as independent of a sweep as can be.</summary>
    private static int Conflicts<T>(IReadOnlyList<(T Start, T End)> windows)
        where T : IComparable<T>
    {
        var count = 0;
        for (var i = 0; i < windows.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                count += windows[i].Start.CompareTo(windows[j].End) < 0 && windows[j].Start.CompareTo(windows[i].End) < 0 ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>From every end at which nothing is on to the next start.</summary>
    private static List<TimeSpan> Gaps(IReadOnlyList<DemoEvent> events)
    {
        var gaps = new List<TimeSpan>();
        foreach (var end in events.Select(e => e.EndsAt).Distinct())
        {
            if (!events.Any(e => e.StartsAt <= end && end < e.EndsAt) && events.Any(e => e.StartsAt > end))
            {
                gaps.Add(events.Where(e => e.StartsAt > end).Min(e => e.StartsAt) - end);
            }
        }

        return gaps;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Wire(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
