using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Editing;

/// <summary>Short ways to write schedules, edits and what they make in tests: times are minutes after <see cref="Origin"/>.</summary>
internal static class EditSample
{
    public static readonly Instant Origin = Instant.FromUtc(2026, 12, 1, 20 * 3600);

    public static Instant At(long minute) => Origin.PlusSeconds(minute * 60);

    public static TimeWindow Window(long from, long to) => new(At(from), At(to));

    /// <summary>Events such as <c>a 0-30</c>, <c>b! 30-60</c> (fixed), <c>c 0-10 @x</c> (of a channel), <c>d 0-10 #0/2</c> (in a clump).</summary>
    public static Schedule Of(params string[] events) => new()
    {
        Id = new ScheduleId(Guid.Parse("00000000-0000-0000-0000-00000000000a")),
        Name = "Evening",
        Source = FormatNames.Json,
        Imported = Origin,
        Counts = new ImportCounts(events.Length, 0, 0, 0),
        Events = [.. events.Select(Event).OrderBy(item => item.Window.Start)],
    };

    public static ScheduleEvent Event(string text)
    {
        var parts = text.Split(' ');
        var times = parts[1].Split('-');
        var id = parts[0].TrimEnd('!');
        return new ScheduleEvent
        {
            Id = id,
            Title = id.ToUpperInvariant(),
            MediaUrl = $"{id}.mp4",
            Window = Window(long.Parse(times[0]), long.Parse(times[1])),
            Fixed = parts[0].EndsWith('!') ? true : null,
            Channel = parts.FirstOrDefault(part => part[0] == '@')?[1..],
            Clump = parts.FirstOrDefault(part => part[0] == '#')?[1..],
        };
    }

    /// <summary>The events as <see cref="Event"/> reads them, in their order.</summary>
    public static string Shown(Schedule schedule) => string.Join(", ", schedule.Events.Select(item =>
        $"{item.Id}{(item.Fixed is true ? "!" : "")} {Minute(item.Window.Start)}-{Minute(item.Window.End)}"
        + (item.Channel is null ? "" : $" @{item.Channel}") + (item.Clump is null ? "" : $" #{item.Clump}")));

    public static long Minute(Instant instant) => (instant - Origin) / 60;

    public static EditTerms Terms => new()
    {
        IsFixed = item => item.Fixed is true,
        NewId = number => $"new{number}",
        Now = Origin,
        By = "anna",
    };

    public static EventReference Ref(string id) => EventReference.Of(id);

    public static MoveEdit Move(string id, long to, OnConflict how = OnConflict.Refuse) => new(Ref(id)) { To = At(to), OnConflict = how };

    public static ResizeEdit Resize(string id, long minutes, OnConflict how = OnConflict.Refuse) =>
        new(Ref(id)) { Seconds = minutes * 60, OnConflict = how };

    public static DeleteEdit Delete(string id, bool ripple = false) => new(Ref(id), ripple);

    public static DuplicateEdit Duplicate(string id, long to, OnConflict how = OnConflict.Refuse) => new(Ref(id), At(to)) { OnConflict = how };

    public static AddEdit Add(string id, long from, long to, OnConflict how = OnConflict.Refuse, string? channel = null) => new()
    {
        Id = id,
        Window = Window(from, to),
        Fields =
        [
            new FieldValue(EventField.Title, id.ToUpperInvariant()), new FieldValue(EventField.MediaUrl, $"{id}.mp4"),
            new FieldValue(EventField.Channel, channel),
        ],
        OnConflict = how,
    };

    public static ReplaceEdit Replace(string id, string by, long? minutes = null, OnConflict how = OnConflict.Refuse) => new(Ref(id))
    {
        Fields = [new FieldValue(EventField.Title, by.ToUpperInvariant()), new FieldValue(EventField.MediaUrl, $"{by}.mp4")],
        Seconds = minutes * 60,
        OnConflict = how,
    };

    public static FillEdit Fill(long at, params (string Url, int Minutes)[] pool) => new()
    {
        At = At(at),
        Items = [.. pool.Select(item => new MediaItem(item.Url, item.Url, TimeSpan.FromMinutes(item.Minutes)))],
    };

    /// <summary>The schedule after the edits as <see cref="Shown"/>, else the message.</summary>
    public static string After(Schedule schedule, params Edit[] edits) =>
        ScheduleEditor.Apply(schedule, [.. edits], Terms).TryGet(out var edited, out var problem) ? Shown(edited.Schedule) : problem.Message;
}
