using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Timelines;
using static ScheduleFlow.Core.Tests.Operations.Timelines.Model.ModelledStation;
using static ScheduleFlow.Core.Tests.Storage.TimelineModel;

namespace ScheduleFlow.Core.Tests.Operations.Timelines.Model;

/// <summary>What comes to a timeline as a whole, and leaves it. Each step says what it did.</summary>
internal static class TimelineSteps
{
    public static string Import(ModelledStation station)
    {
        var random = station.Random;
        var number = station.NewNumber();
        var at = random.Next(End / 2);
        var shows = new List<Show>();
        for (var i = random.Next(1, 7); i > 0 && at < End - 2; i--)
        {
            var end = Math.Min(End, at + random.Next(1, 30));
            shows.Add(new Show(at, end, random.Next(6) == 0 ? null : $"v{random.Next(5)}", null));
            at = end + (random.Next(3) * random.Next(10));
        }

        station.Add(number, Samples.Id(number), shows);
        station.Context().Store.Schedules.Add([Samples.Schedule(number) with { Events = [.. shows.Select((show, i) => Event(number, i, show))] }])
            .Problem.Should().BeNull();
        return $"import {number}";
    }

    public static string Publish(ModelledStation station, string channel)
    {
        var random = station.Random;
        var (number, id) = station.AnySchedule();
        var posting = new Posting(number, null, random.Next(3) == 0 ? random.Next(End) : null, random.Next(3) == 0 ? random.Next(End) : null);
        var published = PublishSchedule.Run(
            new PublishScheduleRequest { Id = id.ToString(), Channel = channel, From = At(posting.From)?.ToString(), Until = At(posting.Until)?.ToString(), IsNew = true },
            station.Context());
        if (published.Problem is null)
        {
            station.Model.Publish(channel, posting);
        }
        else
        {
            published.Problem.Type.Should().Be(ErrorType.Validation, station.Because);
        }

        return $"publish {posting} on {channel}: {published.Problem?.Message}";
    }

    public static string Unpublish(ModelledStation station)
    {
        var (number, id) = station.AnySchedule();
        Leave(station, number);
        UnpublishSchedule.Run(new UnpublishScheduleRequest { Id = id.ToString() }, station.Context()).Problem.Should().BeNull(station.Because);
        return $"unpublish {number}";
    }

    public static string Delete(ModelledStation station)
    {
        var (number, id) = station.AnySchedule();
        Leave(station, number);
        station.Model.Schedules.Remove(number);
        station.Ids.Remove(number);
        DeleteSchedule.Run(new DeleteScheduleRequest { Id = id.ToString() }, station.Context()).Problem.Should().BeNull(station.Because);
        return $"delete {number}";
    }

    public static string Record(ModelledStation station, string channel)
    {
        var random = station.Random;
        var planned = station.Model.Plays(channel).Order().ToList();
        var (url, start) = planned.Count > 0 ? planned[random.Next(planned.Count)] : ("v1", 10);
        var note = random.Next(2) == 0 ? new Note(url, start, PlayState.Missed, null) : new Note(url, random.Next(End), PlayState.Aired, start);
        station.Model.NotesOf(channel).Add(note);
        station.Context().Store.Timelines.Record(channel, [new KeptPlay(note.Url, At(note.Start), note.State, At(note.Planned))])
            .Problem.Should().BeNull(station.Because);
        return $"record {note} of {channel}";
    }

    private static void Leave(ModelledStation station, int number) => station.Model.Leaving(
        station.Now, () => station.Model.Channels.Values.ToList().ForEach(postings => postings.RemoveAll(posting => posting.Schedule == number)));

    private static ScheduleEvent Event(int number, int index, Show show) =>
        Events.At(show.Start * 60L, show.End * 60L, $"{number}.{index}") with { Id = $"{number}.{index}", MediaUrl = show.Url };
}
