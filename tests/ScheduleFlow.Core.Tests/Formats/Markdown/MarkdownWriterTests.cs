using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats.Markdown;

public sealed class MarkdownWriterTests
{
    private static readonly Schedule Example = new()
    {
        Id = new ScheduleId(Guid.Empty),
        Name = "Week #49",
        Source = "json",
        Imported = At("2026-12-01"),
        Counts = new ImportCounts(0, 0, 0, 0),
        Events =
        [
            Event("2026-12-07T21:00:00Z", "2026-12-07T22:30:00Z", "News | *live* & <more>"),
            Event("2026-12-07T22:30:00Z", "2026-12-08T00:00:05Z", "Night\ntalk"),
            Event("2026-12-08T05:00:00Z", "2026-12-09T07:00:00Z", "Marathon"),
        ],
    };

    [Fact]
    public void A_rundown_has_a_table_for_each_day()
    {
        var hash = ContentHash.Of(Example.Events);

        Write(Example).Should().Be(
            $"""
            # Week \#49

            Times are those of UTC.

            ## Monday, 2026-12-07

            | Time | Title | Length |
            | --- | --- | ---: |
            | 21:00:00 | News \| \*live\* \& \<more\> | 1:30:00 |
            | 22:30:00 | Night talk | 1:30:05 |

            ## Tuesday, 2026-12-08

            | Time | Title | Length |
            | --- | --- | ---: |
            | 05:00:00 | Marathon | 26:00:00 |

            <!-- content_hash {hash} -->

            """);
    }

    [Fact]
    public void Days_are_those_of_the_zone_and_begin_when_the_channels_do()
    {
        var midnight = Write(Example, zone: "Europe/Berlin");
        var morning = Write(Example, zone: "Europe/Berlin", dayStart: new TimeOnly(6, 30));

        midnight.Should().Contain("Times are those of Europe/Berlin.");
        Headings(midnight).Should().Equal("## Monday, 2026-12-07", "## Tuesday, 2026-12-08");
        midnight.Should().Contain("| 23:30:00 | Night talk |").And.Contain("| 06:00:00 | Marathon |");
        Headings(morning).Should().Equal("## Monday, 2026-12-07");
    }

    [Fact]
    public void On_a_day_on_which_the_clocks_change_times_say_their_offset()
    {
        var night = Example with
        {
            Events =
            [
                Event("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "First"),
                Event("2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z", "Again"),
            ],
        };

        Write(night, zone: "Europe/Berlin").Should()
            .Contain("| 02:30:00 +02:00 | First |").And.Contain("| 02:30:00 +01:00 | Again |");
    }

    [Fact]
    public void Several_channels_are_refused()
    {
        var both = Example with { Events = [Example.Events[0] with { Channel = "a" }, Example.Events[1] with { Channel = "b" }] };

        ScheduleFormats.Writer(FormatNames.Markdown)!.Refusal(both, new WriteOptions(At("2026-12-01")))!.Hint.Should().Contain("--channel");
    }

    private static IEnumerable<string> Headings(string document) =>
        document.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal));

    private static string Write(Schedule schedule, string zone = "UTC", TimeOnly dayStart = default)
    {
        Zone.TryFind(zone, out var found, out _).Should().BeTrue();
        var output = new MemoryStream();
        var options = new WriteOptions(At("2026-12-01")) { Zone = found, DayStart = dayStart };
        ScheduleFormats.Writer(FormatNames.Markdown)!.Write(output, schedule, options);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static ScheduleEvent Event(string start, string end, string title) => new()
    {
        Id = title,
        Title = title,
        Window = new TimeWindow(At(start), At(end)),
    };

    private static Instant At(string text) => InstantText.Parse(text).Value;
}
