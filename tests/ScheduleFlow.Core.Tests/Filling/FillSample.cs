using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

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
        History = hours.Select((hour, i) => (request.Pool[i].Url, hour))
            .Where(play => play.hour is not null)
            .ToDictionary(play => play.Url, play => Monday.PlusSeconds((long)(play.hour!.Value * Hour))),
    };

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
