using System.Text;
using System.Text.Json;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;
using static ScheduleFlow.Core.Tests.Storage.TimelineModel;

namespace ScheduleFlow.Core.Tests.Operations.Timelines.Model;

/// <summary>A store, and beside it what should be in it: a <see cref="TimelineModel"/> in which a second stands for a minute.</summary>
/// <param name="random">Decides everything.</param>
internal sealed class ModelledStation(Random random)
{
    public static readonly string[] Names = ["default", "one", "two"];

    private readonly InMemoryDisk _disk = new();
    private int _last;

    public Random Random { get; } = random;

    public TimelineModel Model { get; } = new();

    public Dictionary<int, ScheduleId> Ids { get; } = [];

    /// <summary>What each schedule was in its revisions, from the first on.</summary>
    public Dictionary<int, List<List<Show>>> Revisions { get; } = [];

    /// <summary>Of the operation that is next.</summary>
    public int Now { get; set; }

    /// <summary>What is done, for the message of a failure.</summary>
    public string Because { get; set; } = "";

    public int NewNumber() => ++_last;

    public (int Number, ScheduleId Id) AnySchedule()
    {
        var (number, id) = Ids.ElementAt(Random.Next(Ids.Count));
        return (number, id);
    }

    public void AddChannels()
    {
        var channels = new ChannelList
        {
            Channels = [.. new[] { "one", "two" }.Select(id => new Channel { Id = id, Name = id, Url = $"http://{id}", Group = "all; day", Added = At(0), Updated = At(0) })],
        };
        Context().Store.Channels.Change<ChannelList>(_ => (channels, channels), _ => Names).Problem.Should().BeNull();
        Model.Listed["one"] = Model.Listed["two"] = null;
    }

    /// <summary>A schedule is new.</summary>
    public void Add(int number, ScheduleId id, List<Show> shows)
    {
        Ids[number] = id;
        Model.Schedules[number] = shows;
        Revisions[number] = [shows];
    }

    /// <summary>A schedule has other events, as its next revision; or the same ones, and no new revision.</summary>
    public void Replace(int number, List<Show> shows, long revision)
    {
        if (revision > Revisions[number].Count)
        {
            Revisions[number].Add(shows);
        }

        revision.Should().Be(Revisions[number].Count, Because);
        Revisions[number][^1].Should().Equal(shows, Because);
        Model.Schedules[number] = shows;
    }

    /// <summary>What is stored of a schedule.</summary>
    public List<Show> Shows(ScheduleId id) =>
        [.. Context().Store.Schedules.Load(id).Value.Events.Select(item => new Show(Minute(item.Window.Start), Minute(item.Window.End), item.MediaUrl, null))];

    /// <summary>The events of a stored schedule, as they stand in its document.</summary>
    public string EventsOf(ScheduleId id)
    {
        using var document = JsonDocument.Parse(Context().Store.Schedules.LoadDocument(id).Value);
        return document.RootElement.GetProperty("events").GetRawText();
    }

    /// <summary>The plays that count for a window of a channel: its own outside of the window, and those of other channels.</summary>
    public IEnumerable<(string Url, int Start)> Counting(string channel, ChannelScope scope, int start, int length, int? except = null)
    {
        var others = scope switch
        {
            ChannelScope.Channel => [],
            ChannelScope.Group => channel == "default" ? [] : Names.Where(other => other != channel && other != "default"),
            _ => Names.Where(other => other != channel),
        };
        return Model.Plays(channel, except).Where(play => play.Start < start || play.Start >= start + length)
            .Concat(others.SelectMany(other => Model.Plays(other, except)));
    }

    public OperationContext Context(string? input = null)
    {
        var context = new OperationContext
        {
            Store = new FileStore("/data", Samples.Origin with { Now = At(Now) }, _disk),
            Now = At(Now),
            Entropy = new Guid(Random.Next(), 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        };
        return input is null ? context : context with
        {
            Outside = new Surroundings { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)), InputName = "input" },
        };
    }

    public static Instant At(int minute) => Events.Origin.PlusSeconds(minute * 60L);

    public static Instant? At(int? minute) => minute is { } at ? At(at) : null;

    public static int Minute(Instant instant) => (int)((instant - Events.Origin) / 60);
}
