using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using static ScheduleFlow.Core.Tests.Operations.Timelines.Model.ModelledStation;
using static ScheduleFlow.Core.Tests.Storage.TimelineModel;

namespace ScheduleFlow.Core.Tests.Operations.Timelines.Model;

/// <summary>Edits of a schedule, and earlier revisions of it. Each step says what it did.</summary>
internal static class EditSteps
{
    /// <summary>Takes out an event, or lets one end earlier, which nothing can be in the way of.</summary>
    public static string Edit(ModelledStation station)
    {
        var (number, id) = station.AnySchedule();
        var shows = station.Model.Schedules[number].ToList();
        if (shows.Count < 2)
        {
            return $"no edit: {number} is short";
        }

        var events = station.Context().Store.Schedules.Load(id).Value.Events;
        var at = station.Random.Next(events.Length);
        var minutes = station.Random.Next(1, 10);
        var isShortened = shows[at].End - shows[at].Start > minutes && station.Random.Next(2) == 0;
        if (isShortened)
        {
            shows[at] = shows[at] with { End = shows[at].End - minutes };
        }
        else
        {
            shows.RemoveAt(at);
        }

        var name = Name(events[at]);
        var edit = isShortened ? $$"""{"op":"resize","event":"{{name}}","by":"-{{minutes}}m"}""" : $$"""{"op":"delete","event":"{{name}}"}""";
        var edited = Run(station, id, edit);
        (edited.Problem?.Message).Should().BeNull($"{station.Because}: {edit}");
        station.Replace(number, shows, edited.Value.Revision);
        return $"edit {number}: {edit}";
    }

    /// <summary>
    /// Makes an edit of any kind, whose result is its own affair, and reverts it, most often. A refused edit changes nothing.
    /// </summary>
    public static string Undo(ModelledStation station)
    {
        var (number, id) = station.AnySchedule();
        var (before, shows) = (station.EventsOf(id), station.Model.Schedules[number]);
        var edit = AnyEdit(station, station.Context().Store.Schedules.Load(id).Value);
        var edited = Run(station, id, edit);
        if (edited.Problem is { } refused)
        {
            refused.Type.Should().BeOneOf([ErrorType.Conflict, ErrorType.Validation], $"{station.Because}: {edit}: {refused.Message}");
            station.EventsOf(id).Should().Be(before, $"{station.Because}: {edit} was refused");
            return $"edit {number}: {edit}: {refused.Message}";
        }

        station.Replace(number, station.Shows(id), edited.Value.Revision);
        if (station.Random.Next(4) == 0)
        {
            return $"edit {number}: {edit}";
        }

        var undone = Revert(station, id, edited.Value.Revision - (station.EventsOf(id) == before ? 0 : 1));
        station.EventsOf(id).Should().Be(before, $"{station.Because}: {edit} was undone");
        station.Replace(number, shows, undone);
        return $"edit {number} and undo: {edit}";
    }

    public static string Revert(ModelledStation station)
    {
        var (number, id) = station.AnySchedule();
        var to = station.Random.Next(station.Revisions[number].Count);
        station.Replace(number, [.. station.Revisions[number][to]], Revert(station, id, to + 1));
        return $"revert {number} to {to + 1}";
    }

    private static long Revert(ModelledStation station, ScheduleId id, long to)
    {
        var reverted = RevertSchedule.Run(
            new RevertScheduleRequest { Id = id.ToString(), To = to.ToString(CultureInfo.InvariantCulture) }, station.Context());
        (reverted.Problem?.Message).Should().BeNull(station.Because);
        return reverted.Value.Revision;
    }

    private static Outcome<EditScheduleReply> Run(ModelledStation station, ScheduleId id, string edit)
    {
        var edited = EditSchedule.Run(new EditScheduleRequest { Id = id.ToString(), Edits = InputSource.StandardInput }, station.Context($"[{edit}]"));
        return edited.TryGet(out var reply, out var problem) ? (EditScheduleReply)reply : problem;
    }

    private static string AnyEdit(ModelledStation station, Schedule schedule)
    {
        var random = station.Random;
        var item = schedule.Events[random.Next(schedule.Events.Length)];
        var other = schedule.Events[random.Next(schedule.Events.Length)];
        var minutes = random.Next(1, 20);
        var then = At(random.Next(End));
        var way = new[] { "refuse", "ripple", "overwrite" }[random.Next(3)];
        return random.Next(9) switch
        {
            0 => $$"""{"op":"move","event":"{{Name(item)}}","by":"{{minutes}}m","on_conflict":"{{way}}"}""",
            1 => $$"""{"op":"move","event":"{{Name(item)}}","to":"{{then}}","on_conflict":"{{way}}"}""",
            2 => $$"""{"op":"resize","event":"{{Name(item)}}","by":"{{minutes}}m","on_conflict":"{{way}}"}""",
            3 => $$"""{"op":"change","event":"{{Name(item)}}","title":"T{{minutes}}","url":"v{{minutes % 5}}","fixed":true}""",
            4 => $$"""{"op":"delete","event":"{{Name(item)}}","ripple":true}""",
            5 => $$"""{"op":"duplicate","event":"{{Name(item)}}","to":"{{then}}","on_conflict":"{{way}}"}""",
            6 => $$"""{"op":"split","event":"{{Name(item)}}","at":"{{item.Window.Start.PlusSeconds(minutes * 60L)}}"}""",
            7 => $$"""{"op":"swap","event":"{{Name(item)}}","with":"{{Name(other)}}"}""",
            _ => $$"""{"op":"add","title":"New","url":"v{{minutes % 5}}","start":"{{then}}","duration":"{{minutes}}m","on_conflict":"{{way}}"}""",
        };
    }

    private static string Name(ScheduleEvent item) => $"{item.Id}@{item.Window.Start}";
}
