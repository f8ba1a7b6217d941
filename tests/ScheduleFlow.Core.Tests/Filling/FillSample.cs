using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Tests.Filling;

/// <summary>Requests for tests: videos a, b, c … (or v0, v1 …), hour-long slots from Monday midnight.</summary>
internal static class FillSample
{
    public const long Hour = 3600;

    public static readonly Instant Monday = At("2026-11-30T00:00:00Z");

    public static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>One video a letter.</summary>
    public static ImmutableArray<MediaItem> Letters(string letters) =>
        [.. letters.Select(letter => new MediaItem(letter.ToString(), $"Video {letter}"))];

    public static ImmutableArray<MediaItem> Videos(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new MediaItem($"https://media.example.edu/v{i}.mp4", $"Video {i}"))];

    public static FillRequest Request(ImmutableArray<MediaItem> pool, double hours, double cooldownHours) => new()
    {
        Pool = pool,
        Start = Monday,
        HorizonSeconds = (long)(hours * Hour),
        SlotSeconds = Hour,
        CooldownSeconds = (long)(cooldownHours * Hour),
    };

    /// <summary>Starts of the videos' last plays, in hours from Monday midnight; null = never played.</summary>
    public static FillRequest WithHistory(this FillRequest request, params double?[] hours) => request with
    {
        History = Starts(hours.Select((hour, i) => (request.Pool[i].Url, hour))
            .Where(play => play.hour is not null)
            .Select(play => (play.Url, Monday.PlusSeconds((long)(play.hour!.Value * Hour))))),
    };

    /// <summary>Starts of all known plays of the videos, in hours from Monday midnight.</summary>
    public static FillRequest WithPlays(this FillRequest request, params double[][] hours) => request with
    {
        History = Starts(hours.SelectMany((starts, i) => starts.Select(hour => (request.Pool[i].Url, Monday.PlusSeconds((long)(hour * Hour)))))),
    };

    /// <summary>The starts of a calendar's plays by URL, with those that were known before.</summary>
    public static PlayedStarts Played(this FillRequest request, FilledCalendar calendar) =>
        Starts(request.History.ByUrl.SelectMany(known => known.Value.Select(start => (known.Key, start)))
            .Concat(calendar.Slots.Select(slot => (request.Pool[slot.VideoIndex].Url, slot.Window.Start))));

    public static PlayedStarts Starts(IEnumerable<(string Url, Instant Start)> plays) => new(plays
        .GroupBy(play => play.Url, play => play.Start)
        .ToImmutableDictionary(video => video.Key, video => video.Order().ToImmutableArray()));

    /// <summary>The calendar as one letter a slot, a dot for an empty one.</summary>
    public static string Line(FillRequest request)
    {
        var calendar = CalendarFiller.Fill(request).Value;
        var line = new char[calendar.Slots.Length + calendar.EmptySlots];
        Array.Fill(line, '.');
        foreach (var slot in calendar.Slots)
        {
            line[(slot.Window.Start - request.Start) / request.SlotSeconds] = request.Pool[slot.VideoIndex].Url[0];
        }

        return new string(line);
    }
}
