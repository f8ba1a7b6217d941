using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Json;
using ScheduleFlow.Core.Formats.Playout;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Ffplayout;

/// <summary>
/// ffplayout's list of one broadcast day, exactly as long as the day. Time without an event is an item without a source,
/// which ffplayout fills.
/// </summary>
internal sealed class FfplayoutWriter : IScheduleWriter
{
    public string Format => FormatNames.Ffplayout;

    public string Schema => "ffplayout";

    public bool CutsDays => true;

    public string DayFile(BroadcastDay day, Zone? zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Date:yyyy}/{day.Date:MM}/{day.Date:yyyy-MM-dd}.json");

    public Problem? Refusal(Schedule schedule, WriteOptions options)
    {
        if (OneChannel.Refusal(schedule, Format) is { } refusal)
        {
            return refusal;
        }

        return Days(schedule, options).Take(2).Count() == 1
            ? null
            : new Problem(
                ErrorType.Validation,
                $"“{schedule.Name}” runs over several days, and a list in the format {Format} is of one.")
            {
                Hint = "Write one file per day with --per-day FOLDER, or pick a day with --date YYYY-MM-DD (in REST: ?date=).",
            };
    }

    public Schedule Held(Schedule schedule, WriteOptions options)
    {
        var day = Days(schedule, options).First();
        return schedule with
        {
            Events =
            [
                .. RunningOrder.Of(schedule.Events, day.Window).Where(entry => entry.Event is not null).Select(entry => new ScheduleEvent
                {
                    Id = Fingerprint.Of(entry.Event!.Title, entry.Window.Start).ToString(),
                    Title = entry.Event.Title,
                    Window = entry.Window,
                    MediaUrl = entry.Event.MediaUrl,
                    Category = entry.Event.Category,
                }),
            ],
        };
    }

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        var day = Days(schedule, options).First();
        using var json = new Utf8JsonWriter(output, options.IsCompact ? ProblemJson.Compact : ProblemJson.Indented);
        json.WriteStartObject();
        json.WriteString("channel"u8, schedule.Name);
        json.WriteString("date"u8, day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("content_hash"u8, ContentHash.Of(schedule.Events));
        json.WriteStartArray("program"u8);
        WriteItems(json, RunningOrder.Of(schedule.Events, day.Window), day.Window);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static IEnumerable<BroadcastDay> Days(Schedule schedule, WriteOptions options)
    {
        if (options.Day is { } day)
        {
            return [day];
        }

        var range = new TimeWindow(schedule.Events[0].Window.Start, schedule.Events.Max(item => item.Window.End));
        var from = options.From is { } first ? Instant.Max(range.Start, first) : range.Start;
        var to = options.To is { } last && last < range.End ? last : range.End;
        return BroadcastDay.Over(new TimeWindow(from, to), options.Zone, options.DayStart);
    }

    // Lengths from an imported list keep their fractions, as long as each item's rounded end is that of its event. The
    // last item ends with the day.
    private static void WriteItems(Utf8JsonWriter json, ImmutableArray<RunningOrder.Entry> entries, TimeWindow day)
    {
        var reached = 0m;
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries[i];
            decimal end = entry.Window.End - day.Start;
            var kept = FfplayoutExtras.Of(entry.Event?.Extras?[FormatNames.Ffplayout]);
            var length = end - reached;
            if (i < entries.Length - 1
                && entry.Window == entry.Event?.Window
                && kept.Length is { } exact
                && reached + exact - end is >= -0.5m and < 0.5m)
            {
                length = exact;
            }

            WriteItem(json, entry, kept, length);
            json.FlushBlock();
            reached += length;
        }
    }

    private static void WriteItem(Utf8JsonWriter json, RunningOrder.Entry entry, FfplayoutExtras kept, decimal length)
    {
        var from = kept.In + entry.SecondsIn;
        json.WriteStartObject();
        WriteSeconds(json, "in"u8, from);
        WriteSeconds(json, "out"u8, from + length);
        WriteSeconds(json, "duration"u8, Math.Max(kept.Duration, from + length));
        json.WriteString("source"u8, entry.Event?.MediaUrl ?? "");
        if (entry.Event is { } scheduled)
        {
            json.WriteString("title"u8, scheduled.Title);
            json.WriteIfPresent("category"u8, scheduled.Category);
            JsonExtras.Write(json, scheduled.Extras?[FormatNames.Ffplayout], FfplayoutItem.IsKnown);
        }

        json.WriteEndObject();
    }

    // Without zeros at the end.
    private static void WriteSeconds(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal seconds)
    {
        if (seconds.Scale == 0)
        {
            json.WriteNumber(name, (long)seconds);
        }
        else
        {
            json.WriteNumber(name, seconds / 1.0000000000000000000000000000m);
        }
    }
}
