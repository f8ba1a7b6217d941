using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Timelines;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>Schedules, calendars and playlists that are the same in every run.</summary>
internal static class Samples
{
    public static readonly ChangeOrigin Origin = new(Events.Origin, "test", "r-1", "editor@127.0.0.1");

    public static ScheduleId Id(int number) => new(new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

    public static Schedule Schedule(int number, string? name = null, long revision = 1, int events = 2) => new()
    {
        Id = Id(number),
        Revision = revision,
        Name = name ?? $"Schedule {number}",
        Source = "xml",
        Imported = Events.Origin.PlusSeconds(number),
        Events = [.. Enumerable.Range(0, events).Select(i => Events.At(i * 10, (i * 10) + 10))],
        Counts = new ImportCounts(events, 0, 0, 0),
    };

    public static Schedule Calendar(int number, params (string Url, long Start)[] plays) => Schedule(number) with
    {
        Source = Core.Schedules.Schedule.FilledSource,
        Events = [.. plays.Select(play => Events.At(play.Start, play.Start + 10) with { MediaUrl = play.Url })],
        Counts = new ImportCounts(plays.Length, 0, 0, 0),
    };

    /// <summary>Adds a filled calendar and publishes it on the channel <c>default</c>, as a fill does.</summary>
    public static Outcome<ScheduleSummary> AddFilled(this IStore store, Core.Schedules.Schedule calendar) =>
        store.Schedules.AddCalendar(calendar, PlaceOf(store));

    /// <summary>The place of a calendar that was made from what is there now.</summary>
    public static CalendarPlace PlaceOf(IStore store, string channel = ChannelTimeline.DefaultChannel) => new(
        new CalendarBasis
        {
            Timeline = store.Timelines.Load().Value.Of(channel),
            Histories = [(channel, store.Timelines.LoadHistory(channel).Value.Revision)],
        },
        Publishes: true);

    /// <summary>An API key whose secret nobody knows.</summary>
    public static ApiKey Key(int number, string? name = null) => new()
    {
        Id = number.ToString("x12", CultureInfo.InvariantCulture),
        Name = name ?? $"key-{number}",
        Role = ApiKeyRoles.Editor,
        Created = Events.Origin.PlusSeconds(number).ToDateTimeOffset(),
        Salt = [.. Enumerable.Repeat((byte)number, ApiKeyText.SaltBytes)],
        Hash = [.. Enumerable.Repeat((byte)~number, 32)],
    };

    /// <summary>A user whose password nobody knows.</summary>
    public static User User(string name) => new()
    {
        Name = name,
        Role = ApiKeyRoles.Editor,
        Created = Events.Origin.ToDateTimeOffset(),
        PasswordSet = Events.Origin.ToDateTimeOffset(),
        Stamp = new string('0', 32),
        Hash = "nobody's",
    };

    public static readonly ChannelList Channels = new()
    {
        Saved = Events.Origin,
        GuideUrls = ["https://guide.example.edu/g.xml"],
        Channels =
        [
            new Channel { Id = "a", Name = "A", Url = "https://media.example.edu/a", Number = "1", Schedule = Id(1), Added = Events.Origin, Updated = Events.Origin },
            new Channel { Id = "b", Name = "B", Url = "https://media.example.edu/b", BackupUrls = ["https://backup.example.edu/b"], Added = Events.Origin, Updated = Events.Origin },
        ],
    };

    public static readonly CheckedLink Link = new() { Url = "https://media.example.edu/a", State = LinkState.Working, Status = 200, Reason = "answers 200 OK", ElapsedMilliseconds = 12, Checked = Events.Origin };

    public static Playlist Playlist(int number) => new(Id(number), $"Playlist {number}", Events.Origin, [new MediaItem("https://media.example.edu/a.mp4", "A", null)]);
}
