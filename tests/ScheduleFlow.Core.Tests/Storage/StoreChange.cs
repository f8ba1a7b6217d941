using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Tests.Checking;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>One of each kind of change, to be made to <see cref="Prepare"/>'s store.</summary>
internal sealed record StoreChange(string Name, Func<IStore, Problem?> Make)
{
    public static readonly KeptReply Kept = new("key-1", "f-1", "{\"schedule_id\":\"x\"}"u8.ToArray());

    public static readonly IReadOnlyList<StoreChange> All =
    [
        new("add one", store => store.AddSchedules([Samples.Schedule(10)]).Problem),
        new("add several", store => store.AddSchedules([Samples.Schedule(10), Samples.Schedule(11), Samples.Schedule(12)]).Problem),
        new("replace", store => store.ReplaceSchedule(Samples.Schedule(1, "Replaced", revision: 2)).Problem),
        new("replace a calendar", store => store.ReplaceSchedule(Samples.Schedule(3, "Replaced", revision: 2)).Problem),
        new("fill", store => store.AddCalendar(Samples.Calendar(10, ("a", 300), ("c", 310)), 1).Problem),
        new("delete", store => store.DeleteSchedule(Samples.Id(1), Events.Origin).Problem),
        new("delete a calendar", store => store.DeleteSchedule(Samples.Id(3), Events.Origin).Problem),
        new("delete all", store => store.DeleteAllSchedules(Events.Origin).Problem),
        new("save a playlist", store => store.AddPlaylist(Samples.Playlist(10), new NamedContent("p.json", output => output.Write("[]"u8))).Problem),
        new("add with a key", store => store.AddSchedules([Samples.Schedule(10)], Kept).Problem),
        new("create a key", store => store.AddKey(Samples.Key(10), Events.Origin).Problem),
        new("revoke a key", store => store.RevokeKey(Samples.Key(1).Id, Events.Origin).Problem),
        new("change channels", store => store.ChangeChannels<ChannelList>(list => Renamed(list), list => [list.Channels[0].Id], _ => Kept).Problem),
        new("check links", store => store.ChangeLinkReport(report => report with { LastRun = Events.Origin, Links = report.Links.SetItem("a", Samples.Link) }, ["a"]).Problem),
        new("set a setting", store => store.ChangeSettings<StoreSettings>(settings => settings with { TunerCount = 7 } is var set ? (set, set) : default, _ => ["tuner.count"]).Problem),
        new("restore", store => RestoredContent.Put(store)),
        new("compact", store => store.AddSchedules([Samples.Schedule(10, new string('n', 8_000))]).Problem),
    ];

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    public static StoreChange Named(string name) => All.Single(change => change.Name == name);

    /// <summary>What is there before: two schedules, a calendar with its history, a playlist, an API key, channels, a setting; for compaction a journal of dead lines too.</summary>
    public void Prepare(IStore store)
    {
        store.AddSchedules([Samples.Schedule(1), Samples.Schedule(2)]).Problem.Should().BeNull();
        store.AddCalendar(Samples.Calendar(3, ("a", 100), ("b", 110)), 0).Problem.Should().BeNull();
        store.AddPlaylist(Samples.Playlist(4)).Problem.Should().BeNull();
        store.AddKey(Samples.Key(1), Events.Origin).Problem.Should().BeNull();
        store.ChangeChannels<ChannelList>(_ => (Samples.Channels, Samples.Channels), list => list.Channels.Select(channel => channel.Id)).Problem.Should().BeNull();
        store.ChangeSettings<StoreSettings>(settings => settings with { TunerCount = 2 } is var set ? (set, set) : default, _ => ["tuner.count"]).Problem.Should().BeNull();
        for (var i = 0; Name == "compact" && i < 8; i++)
        {
            store.AddSchedules([Samples.Schedule(9, new string('o', 7_900))]).Problem.Should().BeNull();
            store.DeleteSchedule(Samples.Id(9), Events.Origin).Problem.Should().BeNull();
        }
    }

    public override string ToString() => Name;

    private static (ChannelList List, ChannelList Answer) Renamed(ChannelList list)
    {
        var renamed = list with { Channels = list.Channels.SetItem(0, list.Channels[0] with { Name = "Renamed" }) };
        return (renamed, renamed);
    }
}
