using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>
/// iCalendar for people's calendars: one VEVENT per event, in UTC, with stable UIDs. What an import did not know is
/// written back, except times and zones, which are in UTC now.
/// </summary>
internal sealed class IcsScheduleWriter : IScheduleWriter
{
    public string Format => FormatNames.Ics;

    public string Schema => "icalendar";

    public Schedule Held(Schedule schedule, WriteOptions options) => HeldTexts.Of(schedule, IcsOutput.Clean);

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        using var ics = new IcsOutput(output);
        var stamp = Utc(schedule.Imported);
        var names = schedule.Channels.DistinctBy(channel => channel.Id).ToDictionary(channel => channel.Id, channel => channel.Name);
        ics.Line("BEGIN:VCALENDAR");
        ics.Line("VERSION:2.0");
        ics.Line("PRODID:-//ScheduleFlow//ScheduleFlow//EN");
        ics.Line("CALSCALE:GREGORIAN");
        ics.Text("NAME", schedule.Name);
        ics.Text("X-WR-CALNAME", schedule.Name);
        ics.Line($"{IcsNames.ContentHash}:{ContentHash.Of(schedule.Events)}");
        Kept(ics, schedule.Extras);

        var used = new HashSet<string>();
        foreach (var scheduled in schedule.Events)
        {
            ics.Line("BEGIN:VEVENT");
            WriteUid(ics, IcsUid.Of(IcsOutput.Clean(scheduled.Id), schedule), scheduled, used);
            ics.Line("DTSTAMP:" + stamp);
            ics.Line("DTSTART:" + Utc(scheduled.Window.Start));
            ics.Line("DTEND:" + Utc(scheduled.Window.End));
            ics.Text("SUMMARY", scheduled.Title);
            ics.Text("DESCRIPTION", scheduled.Description);
            ics.Text("CATEGORIES", scheduled.Category);
            WriteMedia(ics, scheduled.MediaUrl);
            if (scheduled.Channel is { } channel)
            {
                ics.Text("LOCATION", names.GetValueOrDefault(channel, channel));
                ics.Text(IcsNames.Channel, channel);
            }

            Kept(ics, scheduled.Extras);
            ics.Line("END:VEVENT");
        }

        ics.Line("END:VCALENDAR");
    }

    // Of two events with the same id, the second gets a UID of its own and a property with its id.
    private static void WriteUid(IcsOutput ics, string uid, ScheduleEvent scheduled, HashSet<string> used)
    {
        var unique = uid;
        for (var n = 2; !used.Add(unique); n++)
        {
            unique = $"{n}-{uid}";
        }

        ics.Text("UID", unique);
        if (IcsUid.IdOf(unique) != scheduled.Id)
        {
            ics.Text(IcsNames.Id, scheduled.Id);
        }
    }

    private static void WriteMedia(IcsOutput ics, string? media)
    {
        if (media is null)
        {
            return;
        }

        var isUri = media.Contains("://", StringComparison.Ordinal)
            && char.IsAsciiLetter(media[0])
            && !media.AsSpan().ContainsAnyExceptInRange('!', '~')
            && !media.Contains('\\');
        if (isUri)
        {
            ics.Line("URL:" + media);
        }
        else
        {
            ics.Text(IcsNames.Media, media);
        }
    }

    // Lines as they were read. Each stays one line, even if it was damaged in the store.
    private static void Kept(IcsOutput ics, Extras? extras)
    {
        foreach (var line in extras?[FormatNames.Ics]?.Split('\n') ?? [])
        {
            if (IcsLine.Parse(line) is { } parsed && parsed.Name is not ("RRULE" or "RDATE" or "EXDATE" or "EXRULE" or "RECURRENCE-ID"))
            {
                ics.Line(IcsOutput.Clean(line));
            }
        }
    }

    private static string Utc(Instant instant) => instant.ToDateTimeOffset().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
