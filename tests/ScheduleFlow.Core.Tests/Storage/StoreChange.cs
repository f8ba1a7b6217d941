using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>One of each kind of change, to be made to <see cref="Prepare"/>'s store.</summary>
internal sealed record StoreChange(string Name, Func<IStore, Problem?> Make)
{
    public static readonly KeptReply Kept = new("key-1", "f-1", "{\"schedule_id\":\"x\"}"u8.ToArray());

    // What a calendar is made from before the change: on a faulty disk nobody could read it.
    private static readonly Lazy<CalendarPlace> Fresh = new(() =>
    {
        var store = new FileStore("/data", Samples.Origin, new InMemoryDisk());
        new StoreChange("none", static _ => null).Prepare(store);
        return Samples.PlaceOf(store);
    });

    public static readonly IReadOnlyList<StoreChange> All =
    [
        new("add one", store => store.Schedules.Add([Samples.Schedule(10)]).Problem),
        new("add several", store => store.Schedules.Add([Samples.Schedule(10), Samples.Schedule(11), Samples.Schedule(12)]).Problem),
        new("replace", store => store.Schedules.Replace(Samples.Schedule(1, "Replaced", revision: 2)).Problem),
        new("replace what was read", store => store.Schedules.Load(Samples.Id(5)).Problem ?? store.Schedules.Replace(Samples.Schedule(5, "Third", revision: 3)).Problem),
        new("delete with revisions", store => store.Schedules.Delete(Samples.Id(5)).Problem),
        new("replace a calendar", store => store.Schedules.Replace(Samples.Schedule(3, "Replaced", revision: 2)).Problem),
        new("fill", store => store.Schedules.AddCalendar(Samples.Calendar(10, ("a", 300), ("c", 310)), Fresh.Value).Problem),
        new("fill again", store => store.Schedules.ReplaceCalendar(Samples.Calendar(3, ("a", 300), ("c", 310)) with { Revision = 2 }, Fresh.Value).Problem),
        new("publish", store => Published(store, all => all.With(all.Of("a").Publish(Publication(2))))),
        new("unpublish what was on air", store => Published(store, all => all.Without(new HashSet<ScheduleId> { Samples.Id(3) }))),
        new("record what was on air", store => store.Timelines.Record("a", [new KeptPlay("a", Events.Origin, PlayState.Aired, Events.Origin.PlusSeconds(5))]).Problem),
        new("delete", store => store.Schedules.Delete(Samples.Id(1)).Problem),
        new("delete a calendar", store => store.Schedules.Delete(Samples.Id(3)).Problem),
        new("delete all", store => store.Schedules.DeleteAll().Problem),
        new("save a playlist", store => store.Playlists.Add(Samples.Playlist(10), new NamedContent("p.json", output => output.Write("[]"u8))).Problem),
        new("delete a playlist", store => store.Playlists.Delete(Samples.Id(4)).Problem),
        new("add with a key", store => store.Schedules.Add([Samples.Schedule(10)], Kept).Problem),
        new("create a key", store => store.Keys.Add(Samples.Key(10), Events.Origin).Problem),
        new("revoke a key", store => store.Keys.Revoke(Samples.Key(1).Id, Events.Origin).Problem),
        new("give a channel another schedule", store => Changed(store, channel => channel with { Schedule = Samples.Id(2) })),
        new("delete a channel", store => store.Channels.Change<ChannelList>(list => list with { Channels = list.Channels.RemoveAt(0) } is var less ? (less, less) : default, _ => ["a"]).Problem),
        new("change channels", store => store.Channels.Change<ChannelList>(list => Renamed(list), list => [list.Channels[0].Id], _ => Kept).Problem),
        new("check links", store => store.Channels.ChangeLinkReport(report => report with { LastRun = Events.Origin, Links = report.Links.SetItem("a", Samples.Link) }, ["a"]).Problem),
        new("set a setting", store => store.Settings.Change<StoreSettings>(settings => settings with { TunerCount = 7 } is var set ? (set, set) : default, _ => ["tuner.count"]).Problem),
        new("restore", store => RestoredContent.Put(store)),
        new("compact", store => store.Schedules.Add([Samples.Schedule(10, new string('n', 8_000))]).Problem),
    ];

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    public static StoreChange Named(string name) => All.Single(change => change.Name == name);

    /// <summary>What is there before: two schedules, a calendar with its history, a playlist, an API key, channels, a setting; for compaction a journal of dead lines too.</summary>
    public void Prepare(IStore store)
    {
        store.Schedules.Add([Samples.Schedule(1), Samples.Schedule(2)]).Problem.Should().BeNull();
        store.AddFilled(Samples.Calendar(3, ("a", -100), ("b", 110))).Problem.Should().BeNull();
        store.Schedules.Add([Samples.Schedule(5)]).Problem.Should().BeNull();
        store.Schedules.Replace(Samples.Schedule(5, "Second", revision: 2)).Problem.Should().BeNull();
        store.Playlists.Add(Samples.Playlist(4)).Problem.Should().BeNull();
        store.Keys.Add(Samples.Key(1), Events.Origin).Problem.Should().BeNull();
        store.Channels.Change<ChannelList>(_ => (Samples.Channels, Samples.Channels), list => list.Channels.Select(channel => channel.Id)).Problem.Should().BeNull();
        store.Settings.Change<StoreSettings>(settings => settings with { TunerCount = 2 } is var set ? (set, set) : default, _ => ["tuner.count"]).Problem.Should().BeNull();
        for (var i = 0; Name == "compact" && i < 8; i++)
        {
            store.Schedules.Add([Samples.Schedule(9, new string('o', 7_900))]).Problem.Should().BeNull();
            store.Schedules.Delete(Samples.Id(9)).Problem.Should().BeNull();
        }
    }

    public override string ToString() => Name;

    private static Publication Publication(int schedule) => new() { Schedule = Samples.Id(schedule), Published = Events.Origin };

    private static Problem? Published(IStore store, Func<ChannelTimelines, ChannelTimelines> change) =>
        store.Timelines.Change<string>(all => (change(all), ""), _ => []).Problem;

    private static Problem? Changed(IStore store, Func<Channel, Channel> change) => store.Channels.Change<ChannelList>(
        list => list with { Channels = list.Channels.SetItem(0, change(list.Channels[0])) } is var changed ? (changed, changed) : default,
        _ => ["a"]).Problem;

    private static (ChannelList List, ChannelList Answer) Renamed(ChannelList list)
    {
        var renamed = list with { Channels = list.Channels.SetItem(0, list.Channels[0] with { Name = "Renamed" }) };
        return (renamed, renamed);
    }
}
