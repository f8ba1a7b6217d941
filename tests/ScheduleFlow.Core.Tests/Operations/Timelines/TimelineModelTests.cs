using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Filling;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;
using static ScheduleFlow.Core.Tests.Storage.TimelineModel;

namespace ScheduleFlow.Core.Tests.Operations.Timelines;

/// <summary>
/// Any sequence of imports, edits, reverts, publications, fills, deletions and as-run entries gives the same timeline, the same
/// history and the same guide as a <see cref="TimelineModel"/> in which a second stands for a minute. Replay: the seed is in
/// the message.
/// </summary>
public sealed class TimelineModelTests
{
    private const int Steps = 40;
    private const int CooldownHours = 1;

    private static readonly string[] Names = ["default", "one", "two"];

    private readonly InMemoryDisk _disk = new();
    private readonly TimelineModel _model = new();
    private readonly Dictionary<int, ScheduleId> _ids = [];
    private readonly Dictionary<int, List<List<Show>>> _revisions = [];
    private int _last;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_sequence_of_operations_shows_what_a_simple_model_shows(int seed)
    {
        var random = new Random(seed);
        var channels = new ChannelList
        {
            Channels = [.. new[] { "one", "two" }.Select(id => new Channel { Id = id, Name = id, Url = $"http://{id}", Group = "all; day", Added = At(0), Updated = At(0) })],
        };
        Store(0).Channels.Change<ChannelList>(_ => (channels, channels), _ => Names).Problem.Should().BeNull();
        _model.Listed["one"] = _model.Listed["two"] = null;
        for (var step = 1; step <= Steps; step++)
        {
            var now = random.Next(End);
            var because = $"seed {seed}, step {step} at {now}";
            because += $": {Step(random, now, because)}";
            Compare(random, because);
        }
    }

    private string Step(Random random, int now, string because)
    {
        var channel = Names[random.Next(Names.Length)];
        var context = Context(now, random.Next());
        if (_ids.Count < 2 || random.Next(6) == 0)
        {
            return Import(random);
        }

        var (number, id) = _ids.ElementAt(random.Next(_ids.Count));
        switch (random.Next(8))
        {
            case 0 or 1:
                {
                    var posting = new Posting(number, null, random.Next(3) == 0 ? random.Next(End) : null, random.Next(3) == 0 ? random.Next(End) : null);
                    var published = PublishSchedule.Run(
                        new PublishScheduleRequest { Id = id.ToString(), Channel = channel, From = At(posting.From)?.ToString(), Until = At(posting.Until)?.ToString(), IsNew = true },
                        context);
                    if (published.Problem is null)
                    {
                        _model.Publish(channel, posting);
                    }
                    else
                    {
                        published.Problem.Type.Should().Be(ErrorType.Validation, because);
                    }

                    return $"publish {posting} on {channel}: {published.Problem?.Message}";
                }

            case 2:
                _model.Leaving(now, () => _model.Channels.Values.ToList().ForEach(postings => postings.RemoveAll(posting => posting.Schedule == number)));
                UnpublishSchedule.Run(new UnpublishScheduleRequest { Id = id.ToString() }, context).Problem.Should().BeNull(because);
                return $"unpublish {number}";

            case 3:
                _model.Leaving(now, () => _model.Channels.Values.ToList().ForEach(postings => postings.RemoveAll(posting => posting.Schedule == number)));
                _model.Schedules.Remove(number);
                _ids.Remove(number);
                DeleteSchedule.Run(new DeleteScheduleRequest { Id = id.ToString() }, context).Problem.Should().BeNull(because);
                return $"delete {number}";

            case 4 when _model.Schedules[number].Count > 1:
                return Edit(random, number, id, context, because);

            case 5:
                {
                    var to = random.Next(_revisions[number].Count);
                    _model.Schedules[number] = [.. _revisions[number][to]];
                    var reverted = RevertSchedule.Run(
                        new RevertScheduleRequest { Id = id.ToString(), To = (to + 1).ToString(CultureInfo.InvariantCulture) }, context);
                    (reverted.Problem?.Message).Should().BeNull(because);
                    if (reverted.Value.Revision > _revisions[number].Count)
                    {
                        _revisions[number].Add(_model.Schedules[number]);
                    }

                    return $"revert {number} to {to + 1}";
                }

            case 6:
                return Fill(random, context, because);

            default:
                {
                    var planned = _model.Plays(channel).Order().ToList();
                    var (url, start) = planned.Count > 0 ? planned[random.Next(planned.Count)] : ("v1", 10);
                    var note = random.Next(2) == 0 ? new Note(url, start, PlayState.Missed, null) : new Note(url, random.Next(End), PlayState.Aired, start);
                    _model.NotesOf(channel).Add(note);
                    context.Store.Timelines.Record(channel, [new KeptPlay(note.Url, At(note.Start), note.State, At(note.Planned))]).Problem.Should().BeNull(because);
                    return $"record {note} of {channel}";
                }
        }
    }

    private string Import(Random random)
    {
        var number = ++_last;
        var at = random.Next(End / 2);
        var shows = new List<Show>();
        for (var i = random.Next(1, 7); i > 0 && at < End - 2; i--)
        {
            var end = Math.Min(End, at + random.Next(1, 30));
            shows.Add(new Show(at, end, random.Next(6) == 0 ? null : $"v{random.Next(5)}", null));
            at = end + (random.Next(3) * random.Next(10));
        }

        _ids[number] = Samples.Id(number);
        _model.Schedules[number] = shows;
        _revisions[number] = [shows];
        Store(0).Schedules.Add([Samples.Schedule(number) with { Events = [.. shows.Select((show, i) => Event(number, i, show))] }]).Problem.Should().BeNull();
        return $"import {number}";
    }

    // Takes out an event, or lets one end earlier, which nothing can be in the way of.
    private string Edit(Random random, int number, ScheduleId id, OperationContext context, string because)
    {
        var events = context.Store.Schedules.Load(id).Value.Events;
        var at = random.Next(events.Length);
        var shows = _model.Schedules[number].ToList();
        var minutes = random.Next(1, 10);
        var isShortened = shows[at].End - shows[at].Start > minutes && random.Next(2) == 0;
        if (isShortened)
        {
            shows[at] = shows[at] with { End = shows[at].End - minutes };
        }
        else
        {
            shows.RemoveAt(at);
        }

        var edit = isShortened ? $$"""{"op":"resize","event":"{{events[at].Id}}","by":"-{{minutes}}m"}""" : $$"""{"op":"delete","event":"{{events[at].Id}}"}""";
        var edited = EditSchedule.Run(
            new EditScheduleRequest { Id = id.ToString(), Edits = "-" },
            context with { Outside = new Surroundings { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes($"[{edit}]")), InputName = "edits" } });
        (edited.Problem?.Message).Should().BeNull($"{because}: {edit}");
        _model.Schedules[number] = shows;
        _revisions[number].Add(shows);
        return $"edit {number}: {edit}";
    }

    // What the fill takes is its own affair. What it says of distances is measured here again.
    private string Fill(Random random, OperationContext context, string because)
    {
        var start = random.Next(End - 120);
        var before = _model.Plays("default");
        var filled = SchedulePlaylist.Run(
            new SchedulePlaylistRequest
            {
                Links = """{"name":"Pool","items":["v0","v1","v2","v3","v4","w0","w1"]}""", Start = At(start).ToString(), Hours = 2, Slot = 20, Cooldown = CooldownHours, NoShuffle = true, Seed = random.Next(),
            },
            context);
        (filled.Problem?.Message).Should().BeNull(because);
        var reply = (SchedulePlaylistReply)filled.Value;
        var id = ScheduleId.TryParse(reply.ScheduleId, out var parsed) ? parsed : default;
        var number = ++_last;
        _ids[number] = id;
        _model.Schedules[number] = [.. context.Store.Schedules.Load(id).Value.Events.Select(item => new Show(Second(item.Window.Start), Second(item.Window.End), item.MediaUrl, null))];
        _revisions[number] = [_model.Schedules[number]];
        _model.Publish("default", new Posting(number));

        before.RemoveWhere(play => play.Start >= start && play.Start < start + 120);
        var own = _model.Schedules[number].Select(show => (Url: show.Url!, show.Start)).ToList();
        var breaches = own.Count(play => own.Exists(other => other.Url == play.Url && other.Start < play.Start && play.Start - other.Start < CooldownHours * 60)
            || before.Any(other => other.Url == play.Url && Math.Abs(other.Start - play.Start) < CooldownHours * 60));
        reply.Cooldown.Violations.Should().Be(breaches, $"{because}: filled from {start}");
        return $"fill {number} from {start}";
    }

    private void Compare(Random random, string because)
    {
        var at = random.Next(End);
        var context = Context(at, 0);
        var guide = Guide(context);
        foreach (var channel in Names)
        {
            var runs = _model.Runs(channel).ToList();
            var reader = TimelineReader.Open(context).Value;
            Same(
                reader.Events(channel, Instant.MinValue, Instant.MaxValue).Select(item => $"{item.Event.MediaUrl} {Second(item.Window.Start)}-{Second(item.Window.End)} {item.IsJoined}"),
                runs.Select(run => $"{run.Show.Url} {run.Start}-{run.End} {run.IsJoined}"),
                $"{because}: the timeline of {channel}");
            if (channel != "default")
            {
                Same(
                    guide.Where(row => row.Channel == channel).Select(row => $"{row.Start}-{row.End}"),
                    runs.Select(run => $"{run.Start}-{run.End}"),
                    $"{because}: the guide of {channel}");
            }

            if (_model.On(channel).Count > 0)
            {
                var row = Now.Run(new NowRequest { Channel = channel }, context).Value.Channels.SingleOrDefault();
                row?.Now?.Url.Should().Be(runs.Where(run => run.Start <= at && at < run.End).MaxBy(run => run.Show.Start)?.Show.Url, $"{because}: on {channel} at {at}");
                (row?.Now is null).Should().Be(!runs.Exists(run => run.Start <= at && at < run.End), $"{because}: on {channel} at {at}");
                (row?.Next?.Start).Should().Be(runs.Where(run => run.Start > at).OrderBy(run => run.Start).Select(run => At(run.Start).ToString()).FirstOrDefault(), $"{because}: next on {channel} at {at}");
            }

            History(random, channel, context, because);
        }

        context.Store.Notices.Should().BeEmpty(because);
    }

    private void History(Random random, string channel, OperationContext context, string because)
    {
        var (start, length, reach) = (random.Next(End), random.Next(1, 60), random.Next(1, 100));
        var scope = (ChannelScope)random.Next(3);
        var except = _ids.Count > 0 && random.Next(3) == 0 ? _ids.Keys.ElementAt(random.Next(_ids.Count)) : (int?)null;
        var read = PlayHistory.Read(
            new PlayQuery(channel, new TimeWindow(At(start), At(start + length)), reach * 60, scope, except is { } left ? _ids[left] : null), context).Value;

        var others = scope switch
        {
            ChannelScope.Channel => [],
            ChannelScope.Group => channel == "default" ? [] : Names.Where(other => other != channel && other != "default"),
            _ => Names.Where(other => other != channel),
        };
        var expected = _model.Plays(channel, except).Where(play => play.Start < start || play.Start >= start + length)
            .Concat(others.SelectMany(other => _model.Plays(other, except)))
            .Where(play => play.Start >= start - reach && play.Start < start + length + reach)
            .Distinct();
        Same(
            read.Plays.ByUrl.SelectMany(video => video.Value.Select(play => $"{video.Key} {Second(play)}")),
            expected.Select(play => $"{play.Url} {play.Start}"),
            $"{because}: what counts for {channel} ({scope}) from {start} for {length} within {reach} without {except}");
        read.NotChecked.Should().BeEmpty(because);
    }

    private static List<(string Channel, int Start, int End)> Guide(OperationContext context)
    {
        var document = XDocument.Parse(Encoding.UTF8.GetString(Replies.Document(context, inner => ExportGuide.Run(new ExportGuideRequest(), inner))));
        return
        [
            .. document.Root!.Elements("programme").Select(programme => (
                programme.Attribute("channel")!.Value.Split('.')[0],
                Second(InstantText.Parse(programme.Attribute("start")!.Value).Value),
                Second(InstantText.Parse(programme.Attribute("stop")!.Value).Value))),
        ];
    }

    private static void Same(IEnumerable<string> actual, IEnumerable<string> expected, string because) =>
        actual.Order(StringComparer.Ordinal).Should().Equal(expected.Order(StringComparer.Ordinal), because);

    private static ScheduleEvent Event(int number, int index, Show show) =>
        Events.At(show.Start * 60L, show.End * 60L, $"{number}.{index}") with { Id = $"{number}.{index}", MediaUrl = show.Url };

    private static Instant At(int minute) => Events.Origin.PlusSeconds(minute * 60L);

    private static Instant? At(int? minute) => minute is { } at ? At(at) : null;

    private static int Second(Instant instant) => (int)((instant - Events.Origin) / 60);

    private FileStore Store(int now) => new("/data", Samples.Origin with { Now = At(now) }, _disk);

    private OperationContext Context(int now, int entropy) =>
        new() { Store = Store(now), Now = At(now), Entropy = new Guid(entropy, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) };
}
