using System.Text;
using System.Xml.Linq;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Tests.Operations.Timelines.Model;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;
using static ScheduleFlow.Core.Tests.Operations.Timelines.Model.ModelledStation;
using static ScheduleFlow.Core.Tests.Storage.TimelineModel;

namespace ScheduleFlow.Core.Tests.Operations.Timelines;

/// <summary>
/// Any sequence of imports, edits, reverts, publications, fills, plans, overruns, deletions and as-run entries gives the same
/// timeline, the same history and the same guide as a simple model; an edit that is undone leaves the bytes of the events as
/// they were. Replay: the seed is in the message.
/// </summary>
public sealed class TimelineModelTests
{
    private const int Steps = 40;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_sequence_of_operations_shows_what_a_simple_model_shows(int seed)
    {
        var station = new ModelledStation(new Random(seed));
        station.AddChannels();
        for (var step = 1; step <= Steps; step++)
        {
            station.Now = station.Random.Next(End);
            station.Because = $"seed {seed}, step {step} at {station.Now}";
            station.Because += $": {Step(station)}";
            Compare(station);
        }
    }

    private static string Step(ModelledStation station)
    {
        var random = station.Random;
        var channel = Names[random.Next(Names.Length)];
        return station.Ids.Count < 2 ? TimelineSteps.Import(station) : random.Next(14) switch
        {
            0 or 1 => TimelineSteps.Import(station),
            2 or 3 => TimelineSteps.Publish(station, channel),
            4 => TimelineSteps.Unpublish(station),
            5 => TimelineSteps.Delete(station),
            6 => TimelineSteps.Record(station, channel),
            7 => EditSteps.Edit(station),
            8 => EditSteps.Undo(station),
            9 => EditSteps.Revert(station),
            10 => CalendarSteps.Fill(station, channel),
            11 or 12 => CalendarSteps.Plan(station, channel),
            _ => CalendarSteps.Overrun(station, channel),
        };
    }

    private static void Compare(ModelledStation station)
    {
        var (model, because) = (station.Model, station.Because);
        var at = station.Now = station.Random.Next(End);
        var context = station.Context();
        var guide = Guide(context);
        foreach (var channel in Names)
        {
            var runs = model.Runs(channel).ToList();
            var reader = TimelineReader.Open(context).Value;
            Same(
                reader.Events(channel, Instant.MinValue, Instant.MaxValue).Select(item => $"{item.Event.MediaUrl} {Minute(item.Window.Start)}-{Minute(item.Window.End)} {item.IsJoined}"),
                runs.Select(run => $"{run.Show.Url} {run.Start}-{run.End} {run.IsJoined}"),
                $"{because}: the timeline of {channel}");
            if (channel != "default")
            {
                Same(
                    guide.Where(row => row.Channel == channel).Select(row => $"{row.Start}-{row.End}"),
                    runs.Select(run => $"{run.Start}-{run.End}"),
                    $"{because}: the guide of {channel}");
            }

            if (model.On(channel).Count > 0)
            {
                var row = Now.Run(new NowRequest { Channel = channel }, context).Value.Channels.SingleOrDefault();
                row?.Now?.Url.Should().Be(runs.Where(run => run.Start <= at && at < run.End).MaxBy(run => run.Show.Start)?.Show.Url, $"{because}: on {channel} at {at}");
                (row?.Now is null).Should().Be(!runs.Exists(run => run.Start <= at && at < run.End), $"{because}: on {channel} at {at}");
                (row?.Next?.Start).Should().Be(runs.Where(run => run.Start > at).OrderBy(run => run.Start).Select(run => At(run.Start).ToString()).FirstOrDefault(), $"{because}: next on {channel} at {at}");
            }

            History(station, channel, context);
        }

        context.Store.Notices.Should().BeEmpty(because);
    }

    private static void History(ModelledStation station, string channel, OperationContext context)
    {
        var random = station.Random;
        var (start, length, reach) = (random.Next(End), random.Next(1, 60), random.Next(1, 100));
        var scope = (ChannelScope)random.Next(3);
        int? except = station.Ids.Count > 0 && random.Next(3) == 0 ? station.AnySchedule().Number : null;
        var read = PlayHistory.Read(
            new PlayQuery(channel, new TimeWindow(At(start), At(start + length)), reach * 60, scope, except is { } left ? station.Ids[left] : null), context).Value;

        Same(
            read.Plays.ByUrl.SelectMany(video => video.Value.Select(play => $"{video.Key} {Minute(play)}")),
            station.Counting(channel, scope, start, length, except)
                .Where(play => play.Start >= start - reach && play.Start < start + length + reach)
                .Distinct()
                .Select(play => $"{play.Url} {play.Start}"),
            $"{station.Because}: what counts for {channel} ({scope}) from {start} for {length} within {reach} without {except}");
        read.NotChecked.Should().BeEmpty(station.Because);
    }

    private static List<(string Channel, int Start, int End)> Guide(OperationContext context)
    {
        var document = XDocument.Parse(Encoding.UTF8.GetString(Replies.Document(context, inner => ExportGuide.Run(new ExportGuideRequest(), inner))));
        return
        [
            .. document.Root!.Elements("programme").Select(programme => (
                programme.Attribute("channel")!.Value.Split('.')[0],
                Minute(InstantText.Parse(programme.Attribute("start")!.Value).Value),
                Minute(InstantText.Parse(programme.Attribute("stop")!.Value).Value))),
        ];
    }

    private static void Same(IEnumerable<string> actual, IEnumerable<string> expected, string because) =>
        actual.Order(StringComparer.Ordinal).Should().Equal(expected.Order(StringComparer.Ordinal), because);
}
