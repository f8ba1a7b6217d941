using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>
/// Which videos that edits placed start too near to another start of theirs: in the schedule itself, and in the rest of the
/// timelines of the channels that it is published on.
/// </summary>
/// <param name="Breaches">The nearest start on either side, where it is too near; in order of the placed start.</param>
/// <param name="NotChecked">What was not compared.</param>
internal sealed record CooldownFindings(ImmutableArray<CooldownBreachRow> Breaches, ImmutableArray<NotCheckedRow> NotChecked)
{
    private const string Check = "cooldown";

    /// <param name="edited">The schedule after its edits.</param>
    /// <param name="cooldownSeconds">The time from one start of a video to its next; null: unknown.</param>
    /// <param name="context">Its store has the timelines.</param>
    public static Outcome<CooldownFindings> Of(EditedSchedule edited, long? cooldownSeconds, OperationContext context)
    {
        if (!edited.Touched.Any(touched => touched.IsPlaced))
        {
            return new CooldownFindings([], []);
        }

        if (cooldownSeconds is not { } cooldown)
        {
            return new CooldownFindings([], [new(Check, "No cooldown is known for this schedule; cooldown_hours gives one.")]);
        }

        if (!context.Store.Timelines.Load().TryGet(out var timelines, out var problem))
        {
            return problem;
        }

        var own = CooldownCheck.Find(edited, cooldown).Select(breach => new CooldownBreachRow(
            breach.Item.MediaUrl!,
            Named(breach.Item),
            new WitnessRow(breach.Witness.Window.Start.ToString()) { EventId = breach.Witness.Id, ScheduleId = edited.Schedule.Id.ToString() },
            breach.Seconds,
            cooldown));
        var channels = timelines.ChannelsOf(edited.Schedule.Id).ToList();
        if (channels.Count == 0)
        {
            return new CooldownFindings(
                Sorted(own), [new(Check, "The schedule is a draft: only its own starts were compared.")]);
        }

        if (!TimelineReader.Open(context).TryGet(out var reader, out problem))
        {
            return problem;
        }

        var others = new List<CooldownBreachRow>();
        foreach (var channel in channels)
        {
            if (!context.Store.Timelines.LoadHistory(channel).TryGet(out var kept, out problem))
            {
                return problem;
            }

            others.AddRange(OnChannel(edited, cooldown, channel, reader, kept));
        }

        return new CooldownFindings(Sorted(own.Concat(others)), [.. reader.Warnings.Select(warning => new NotCheckedRow(Check, warning))]);
    }

    private static IEnumerable<CooldownBreachRow> OnChannel(
        EditedSchedule edited, long cooldown, string channel, TimelineReader reader, KeptHistory kept)
    {
        var id = edited.Schedule.Id;
        var publication = reader.Timelines.Of(channel).Find(id)!;
        var lane = new ScheduleLanes(edited.Schedule).Of(channel, reader.List.Find(channel), publication.Lane) ?? [];
        var isOnChannel = lane.ToHashSet(ReferenceEqualityComparer.Instance);
        var placed = edited.Touched.Where(touched => touched.IsPlaced && isOnChannel.Contains(touched.After!))
            .Select(touched => touched.After!).ToList();
        if (placed.Count == 0)
        {
            return [];
        }

        var urls = placed.Select(item => item.MediaUrl!).ToHashSet(StringComparer.Ordinal);
        var from = placed.Min(item => item.Window.Start).PlusSeconds(-cooldown);
        var to = placed.Max(item => item.Window.Start).PlusSeconds(cooldown);
        var events = reader.Events(channel, from, to)
            .Where(item => item.Publication.Schedule != id && item.Event.MediaUrl is { } url && urls.Contains(url))
            .ToList();
        var names = events.Where(item => !item.IsJoined)
            .GroupBy(item => (item.Event.MediaUrl!, item.Window.Start))
            .ToDictionary(play => play.Key, play => play.First());

        // What the log says of this schedule's own plays is not another start.
        var ours = edited.Schedule.Events.Where(item => item.MediaUrl is not null)
            .Concat(edited.Touched.Select(touched => touched.Before).OfType<ScheduleEvent>())
            .Select(item => (item.MediaUrl, item.Window.Start)).ToHashSet();
        var starts = ChannelPlays.Of(events, kept with { Plays = [.. kept.Plays.Where(play => !ours.Contains((play.Url, play.Planned ?? play.Start)))] })
            .Where(play => urls.Contains(play.Url))
            .ToLookup(play => play.Url, play => play.Start, StringComparer.Ordinal);
        return placed.SelectMany(item =>
            Nearest(starts[item.MediaUrl!], item.Window.Start, cooldown).Select(witness => new CooldownBreachRow(
                item.MediaUrl!,
                Named(item),
                names.TryGetValue((item.MediaUrl!, witness), out var on)
                    ? new WitnessRow(witness.ToString())
                    {
                        Channel = channel,
                        EventId = on.Event.Id,
                        ScheduleId = on.Publication.Schedule.ToString(),
                    }
                    : new WitnessRow(witness.ToString()) { Channel = channel },
                Math.Abs(witness - item.Window.Start),
                cooldown)));
    }

    private static IEnumerable<Instant> Nearest(IEnumerable<Instant> starts, Instant to, long within)
    {
        Instant? before = null;
        Instant? after = null;
        foreach (var start in starts)
        {
            if (start > to)
            {
                after = after is null || start < after ? start : after;
            }
            else
            {
                before = before is null || start > before ? start : before;
            }
        }

        return new[] { before, after }.OfType<Instant>().Where(start => Math.Abs(start - to) < within);
    }

    private static ImmutableArray<CooldownBreachRow> Sorted(IEnumerable<CooldownBreachRow> rows) =>
        [.. rows.OrderBy(row => row.Event.Start, StringComparer.Ordinal).ThenBy(row => row.Witness.Start, StringComparer.Ordinal).Take(Limits.MaxListed)];

    private static NamedEventRow Named(ScheduleEvent item) =>
        new(item.Id, item.Title, item.Window.Start.ToString(), item.Window.End.ToString());
}
