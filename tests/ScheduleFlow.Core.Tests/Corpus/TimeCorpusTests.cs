using System.Globalization;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Corpus;

public sealed class TimeCorpusTests
{
    // Where we differ from test262, which reads instants only: a time without an offset is UTC for an importer.
    private static readonly Dictionary<string, string> InstantDeviations = new()
    {
        ["2020-01-01T00"] = "2020-01-01T00:00:00Z",
        ["2020-01-01T00:00"] = "2020-01-01T00:00:00Z",
        ["2020-01-01T00:00:00"] = "2020-01-01T00:00:00Z",
        ["2020-01-01T00:00:00.000000000"] = "2020-01-01T00:00:00Z",
    };

    // Where we differ from RFC 3339: ISO 8601 has the end of the day and offsets of whole hours; white space around is ignored.
    private static readonly HashSet<string> DateTimeDeviations =
    [
        "1990-12-31T24:00:00Z",
        "1985-04-12T23:20:50+01",
        "1985-04-12T23:20:50Z\n",
    ];

    private static IEnumerable<string[]> Rows(params string[] path) =>
        File.ReadLines(Path.Combine([Requires.Corpus(), "time", .. path])).Skip(1).Select(line => line.Split('\t'));

    [Fact]
    public void Every_instant_string_is_read_as_test262_says_or_deviates_for_a_listed_reason()
    {
        var rows = Rows("derived", "instant-strings.tsv").ToList();
        rows.Should().HaveCountGreaterThan(50);
        foreach (var row in rows)
        {
            var read = InstantText.Parse(row[0]);
            var expected = InstantDeviations.TryGetValue(row[0], out var ours) ? ours
                : row[1] == "INVALID" ? null
                : new Instant((long)(Int128.Parse(row[1], CultureInfo.InvariantCulture) / 1_000_000_000)).ToString();

            (read.TryGet(out var value, out _) ? value.ToString() : null).Should().Be(expected, row[0]);
        }
    }

    [Fact]
    public void Every_xmltv_time_is_read_as_its_dtd_says_or_refused()
    {
        var rows = Rows("derived", "xmltv-times.tsv").ToList();
        rows.Should().HaveCountGreaterThan(20);
        foreach (var row in rows)
        {
            var expected = row[1];
            var read = InstantText.Parse(row[0], digits: BareDigits.Calendar);

            if (read.TryGet(out var value, out _))
            {
                expected.Should().StartWith(value.ToString(), row[0]);
            }
            else
            {
                expected.Should().Contain("REJECT", row[0]);
            }
        }
    }

    [Fact]
    public void Every_clock_change_of_the_table_is_decided_as_documented()
    {
        var rows = Rows("derived", "dst-edges.tsv").ToList();
        rows.Should().HaveCount(50);
        foreach (var row in rows)
        {
            Zone.TryFind(row[0], out var zone, out var reason).Should().BeTrue(reason);
            var middle = InstantText.Parse(row[5]).Value.PlusSeconds(1800);
            var isGap = row[4] == "gap";

            var (instant, notes) = zone!.ToInstant(middle.UnixSeconds);

            // Gap: read with the offset before the change, so it lies after it. Overlap: the earlier of the two.
            instant.ToString().Should().Be(isGap ? row[8] : row[7], string.Join(' ', row));
            notes.Should().Be(isGap ? TimeNotes.Gap : TimeNotes.Fold);

            var midnight = middle.PlusSeconds(-(((middle.UnixSeconds % 86400) + 86400) % 86400));
            var hours = (zone.ToInstant(midnight.PlusSeconds(86400).UnixSeconds).Instant - zone.ToInstant(midnight.UnixSeconds).Instant) / 3600;
            hours.ToString(CultureInfo.InvariantCulture).Should().Be(row[9], "the local day has that many hours");
        }
    }

    [Fact]
    public void Every_date_time_of_the_json_schema_suite_is_read_or_refused_alike()
    {
        using var suite = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Requires.Corpus(), "time", "json-schema-formats", "date-time.json")));
        foreach (var test in suite.RootElement[0].GetProperty("tests").EnumerateArray())
        {
            if (test.GetProperty("data").ValueKind == System.Text.Json.JsonValueKind.String)
            {
                var text = test.GetProperty("data").GetString()!;
                var isRead = InstantText.Parse(text).TryGet(out _, out _);
                isRead.Should().Be(test.GetProperty("valid").GetBoolean() ^ DateTimeDeviations.Contains(text), text);
            }
        }
    }
}
