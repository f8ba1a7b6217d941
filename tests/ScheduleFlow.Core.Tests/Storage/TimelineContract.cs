using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;
using static ScheduleFlow.Core.Tests.Storage.TimelineModel;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>
/// What every store must do with timelines and history: any sequence of changes leaves them as it leaves a
/// <see cref="TimelineModel"/>. Replay: the seed is in the message.
/// </summary>
public abstract class TimelineContract
{
    private const int Steps = 60;

    private static readonly string[] Names = ["default", "one", "two"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    /// <summary>The same store each time: what was done through one object is there for the next.</summary>
    private protected abstract IStore Open(ChangeOrigin origin);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_sequence_of_changes_leaves_timelines_and_history_as_it_leaves_a_simple_model(int seed)
    {
        var random = new Random(seed);
        var model = new TimelineModel();
        for (var step = 1; step <= Steps; step++)
        {
            var now = random.Next(End);
            var store = Open(Samples.Origin with { Now = At(now) });
            var because = $"seed {seed}, step {step}: {Step(random, model, store, now)}";
            Compare(Open(Samples.Origin), model, because);
        }
    }

    private static string Step(Random random, TimelineModel model, IStore store, int now)
    {
        var number = random.Next(1, 7);
        var isThere = model.Schedules.ContainsKey(number);
        var channel = Names[random.Next(Names.Length)];
        switch (random.Next(14))
        {
            case 0 or 1 or 2 when !isThere:
                model.Schedules[number] = Shows(random);
                Succeed(store.Schedules.Add([Schedule(model, number)]).Problem);
                return $"add {number}";

            case 3 when !isThere:
                model.Schedules[number] = Shows(random);
                model.Publish(channel, new Posting(number));
                Succeed(store.Schedules.AddCalendar(Schedule(model, number), Samples.PlaceOf(store, channel)).Problem);
                return $"fill {channel} with {number}";

            case 3 or 4 when isThere:
                {
                    model.Schedules[number] = Shows(random);
                    var next = Schedule(model, number) with { Revision = store.Schedules.Load(Samples.Id(number)).Value.Revision + 1 };
                    if (random.Next(2) == 0)
                    {
                        Succeed(store.Schedules.Replace(next).Problem);
                        return $"replace {number}";
                    }

                    if (model.On(channel).TrueForAll(posting => posting.Schedule != number))
                    {
                        model.Publish(channel, new Posting(number));
                    }

                    Succeed(store.Schedules.ReplaceCalendar(next, Samples.PlaceOf(store, channel)).Problem);
                    return $"fill {channel} with {number} again";
                }

            case 5 when isThere:
                model.Leaving(now, () => Everywhere(model, posting => posting.Schedule == number));
                model.Schedules.Remove(number);
                Succeed(store.Schedules.Delete(Samples.Id(number)).Problem);
                return $"delete {number} at {now}";

            case 6 when random.Next(8) == 0:
                model.Leaving(now, () => Everywhere(model, _ => true));
                model.Schedules.Clear();
                Succeed(store.Schedules.DeleteAll().Problem);
                return $"delete all at {now}";

            case 7 or 8 or 9 when isThere:
                {
                    var posting = new Posting(
                        number,
                        random.Next(4) == 0 ? "x" : null,
                        random.Next(3) == 0 ? random.Next(End) : null,
                        random.Next(3) == 0 ? random.Next(End) : null);
                    model.Publish(channel, posting);
                    Succeed(Change(store, all => all.With(all.Of(channel).Publish(Publication(posting)))));
                    return $"publish {posting} on {channel}";
                }

            case 10:
                model.Leaving(now, () => model.On(channel).RemoveAll(posting => posting.Schedule == number));
                Succeed(Change(store, all => all.With(all.Of(channel).Unpublish(Samples.Id(number)))));
                return $"unpublish {number} from {channel} at {now}";

            case 11:
                {
                    var notes = Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomNote(random, model, channel)).ToList();
                    model.NotesOf(channel).UnionWith(notes);
                    Succeed(store.Timelines.Record(channel, [.. notes.Select(Play)]).Problem);
                    return $"record {string.Join(", ", notes)} of {channel}";
                }

            default:
                return ChangeChannels(random, model, store, now, channel, isThere ? number : null);
        }
    }

    // Adds a channel to the list, removes it, gives it other names, or another schedule as its only one.
    private static string ChangeChannels(Random random, TimelineModel model, IStore store, int now, string channel, int? number)
    {
        var before = store.Channels.Load().Value;
        var listed = before.Find(channel);
        var lane = random.Next(3) switch { 0 => "x", 1 => "y", _ => null };
        if (listed is null)
        {
            // In the list, it has only what it is given.
            if (number is not null)
            {
                model.Leaving(now, () => Only(model, channel, number));
            }

            model.Listed[channel] = lane;
            var added = new Channel { Id = channel, Name = channel, Url = "http://a", TvgId = lane, Schedule = Given(number), Added = At(0), Updated = At(0) };
            Set(store, before with { Channels = before.Channels.Add(added) });
            return $"add channel {channel} with {number}, {lane} at {now}";
        }

        var last = model.On(channel).LastOrDefault();
        switch (random.Next(3))
        {
            case 0:
                model.Leaving(now, () => model.On(channel).Clear());
                model.Listed.Remove(channel);
                Set(store, before with { Channels = before.Channels.Remove(listed) });
                return $"remove channel {channel} at {now}";

            case 1:
                model.Listed[channel] = lane;
                Set(store, before with { Channels = before.Channels.Replace(listed, listed with { TvgId = lane }) });
                return $"channel {channel} is {lane}";

            default:
                if (number != last?.Schedule || last?.Lane is not null)
                {
                    model.Leaving(now, () => Only(model, channel, number));
                }

                Set(store, before with { Channels = before.Channels.Replace(listed, listed with { Schedule = Given(number), ScheduleChannel = null }) });
                return $"only {number} on {channel} at {now}";
        }
    }

    private static void Compare(IStore store, TimelineModel model, string because)
    {
        var timelines = store.Timelines.Load().Value;
        var list = store.Channels.Load().Value;
        foreach (var channel in Names)
        {
            var timeline = timelines.Of(channel);
            timeline.Publications.Select(published => (published.Schedule, published.Lane, published.From, published.Until, published.Span)).Should().Equal(
                model.On(channel).Select(posting => (Samples.Id(posting.Schedule), posting.Lane, At(posting.From), At(posting.Until), Span(model.Span(channel, posting)))),
                $"{because}: what is published on {channel}");
            if (list.Find(channel) is { } listed)
            {
                listed.Schedule.Should().Be(Given(model.On(channel).LastOrDefault()?.Schedule), because);
            }

            var kept = store.Timelines.LoadHistory(channel).Value;
            Same(kept.Plays, model.NotesOf(channel).Select(Play), $"{because}: what is kept of {channel}");
            kept.Plays.Should().BeInAscendingOrder(play => play.Start, because);

            var on = TimelineSegment.Of(timeline).SelectMany(segment => TimelineEvent.In(
                segment,
                new ScheduleLanes(store.Schedules.Load(segment.Publication.Schedule).Value).Of(channel, list.Find(channel), segment.Publication.Lane) ?? [])).ToList();
            Same(
                on.Select(item => (item.Publication.Schedule, item.Event.Window, item.Window, item.IsJoined)),
                model.Runs(channel).Select(run => (Samples.Id(run.Schedule), new TimeWindow(At(run.Show.Start), At(run.Show.End)), new TimeWindow(At(run.Start), At(run.End)), run.IsJoined)),
                $"{because}: what is on {channel}");
            Same(ChannelPlays.Of(on, kept), model.Plays(channel).Select(play => (play.Url, At(play.Start))), $"{because}: what counts of {channel}");
        }

        store.Notices.Should().BeEmpty(because);
    }

    private static List<Show> Shows(Random random)
    {
        var isGuide = random.Next(3) == 0;
        var shows = new List<Show>();
        var at = random.Next(End / 2);
        for (var i = random.Next(1, 8); i > 0 && at < End - 2; i--)
        {
            var end = Math.Min(End, at + random.Next(1, 30));
            shows.Add(new Show(at, end, random.Next(6) == 0 ? null : $"v{random.Next(4)}", isGuide ? random.Next(2) == 0 ? "x" : "y" : null));
            at = Math.Max(0, random.Next(4) == 0 ? at + random.Next(4) : end + (random.Next(3) * random.Next(10))); // a conflict, or a gap
        }

        return shows;
    }

    private static Note RandomNote(Random random, TimelineModel model, string channel)
    {
        var planned = model.Plays(channel).Order().ToList();
        var (url, start) = planned.Count > 0 && random.Next(3) > 0 ? planned[random.Next(planned.Count)] : ($"v{random.Next(4)}", random.Next(End));
        return random.Next(3) switch
        {
            0 => new Note(url, start, PlayState.Missed, null),
            1 => new Note(url, random.Next(End), PlayState.Aired, start),
            _ => new Note(url, start, PlayState.Aired, null),
        };
    }

    private static void Everywhere(TimelineModel model, Predicate<Posting> leaves)
    {
        foreach (var postings in model.Channels.Values)
        {
            postings.RemoveAll(leaves);
        }
    }

    private static void Only(TimelineModel model, string channel, int? schedule)
    {
        model.On(channel).Clear();
        if (schedule is { } given)
        {
            model.On(channel).Add(new Posting(given));
        }
    }

    // FluentAssertions compares what has no order much more slowly.
    private static void Same<T>(IEnumerable<T> actual, IEnumerable<T> expected, string because) =>
        actual.Select(item => $"{item}").Order(StringComparer.Ordinal).Should().Equal(expected.Select(item => $"{item}").Order(StringComparer.Ordinal), because);

    private static void Set(IStore store, ChannelList list) =>
        Succeed(store.Channels.Change<ChannelList>(_ => (list, list), changed => changed.Channels.Select(channel => channel.Id)).Problem);

    private static Problem? Change(IStore store, Func<ChannelTimelines, ChannelTimelines> change) =>
        store.Timelines.Change<string>(all => (change(all), ""), _ => []).Problem;

    private static void Succeed(Problem? problem) => (problem?.Message).Should().BeNull();

    private static Schedule Schedule(TimelineModel model, int number) => Samples.Schedule(number) with
    {
        Events = [.. model.Schedules[number].OrderBy(show => show.Start).Select((show, i) =>
            Events.At(show.Start, show.End, $"{number}.{i}") with { Id = $"{number}.{i}", MediaUrl = show.Url, Channel = show.Lane })],
    };

    private static Publication Publication(Posting posting) => new()
    {
        Schedule = Samples.Id(posting.Schedule),
        Lane = posting.Lane,
        From = At(posting.From),
        Until = At(posting.Until),
        Published = Events.Origin,
    };

    private static KeptPlay Play(Note note) => new(note.Url, At(note.Start), note.State, At(note.Planned));

    private static ScheduleId? Given(int? number) => number is { } given ? Samples.Id(given) : null;

    private static Instant At(int second) => Events.Origin.PlusSeconds(second);

    private static Instant? At(int? second) => second is { } at ? At(at) : null;

    private static TimeWindow? Span((int Start, int End)? span) => span is var (start, end) ? new TimeWindow(At(start), At(end)) : null;
}

/// <summary>The store of files, on a disk in memory.</summary>
public sealed class FileTimelineContractTests : TimelineContract
{
    private readonly InMemoryDisk _disk = new();

    private protected override IStore Open(ChangeOrigin origin) => new FileStore("/data", origin, _disk);
}
