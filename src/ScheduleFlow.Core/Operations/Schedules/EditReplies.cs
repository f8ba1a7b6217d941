using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>What edits made, as their reply shows it. Counts are exact; lists are cut at <see cref="Limits.MaxListed"/>.</summary>
internal static class EditReplies
{
    public static EditScheduleReply Of(
        Schedule before, EditedSchedule edited, CooldownFindings cooldown, bool dryRun, OperationContext context)
    {
        var touched = edited.Touched;
        var notices = context.Store.Notices;
        return new EditScheduleReply
        {
            ScheduleId = before.Id.ToString(),
            Revision = edited.Schedule.Revision,
            DryRun = dryRun,
            Name = edited.Schedule.Name,
            Description = edited.Schedule.Description,
            EventCount = edited.Schedule.Events.Length,
            Counts = Count(touched),
            Events = touched.ToRows(Row, Limits.MaxListed),
            Conflicts = EditFindings.Conflicts(edited)
                .ToRows(conflict => new NamedConflictRow(Named(conflict.First), Named(conflict.Second)), Limits.MaxListed),
            Gaps = touched.IsEmpty ? [] : EditFindings.NewGaps(before, edited.Schedule).ToRows(
                gap => new NewGapRow(gap.Channel, gap.Gap.Start.ToString(), gap.Gap.End.ToString(), gap.Gap.Seconds), Limits.MaxListed),
            Breaches = cooldown.Breaches,
            NotChecked = cooldown.NotChecked.IsEmpty ? null : cooldown.NotChecked,
            Warnings = notices.IsEmpty ? null : notices,
        };
    }

    private static EditCounts Count(ImmutableArray<TouchedEvent> touched)
    {
        var counts = new EditCounts(0, 0, 0, 0);
        foreach (var item in touched)
        {
            counts = item switch
            {
                { Before: null } => counts with { Added = counts.Added + 1 },
                { After: null } => counts with { Removed = counts.Removed + 1 },
                { IsMoved: true } => counts with { Moved = counts.Moved + 1 },
                _ => counts with { Changed = counts.Changed + 1 },
            };
        }

        return counts;
    }

    private static EditedEventRow Row(TouchedEvent touched)
    {
        var named = touched.After ?? touched.Before!;
        return new EditedEventRow
        {
            What = touched.Before is null ? "added" : touched.After is null ? "removed" : touched.IsMoved ? "moved" : "changed",
            Id = named.Id,
            Start = named.Window.Start.ToString(),
            End = named.Window.End.ToString(),
            Title = named.Title,
            Message = touched is { Before: { } before, After: { } after }
                ? Sentence(before, after)
                : $"{named.Window.Start} to {named.Window.End}",
            Before = touched.Before is { } was ? Row(was) : null,
            After = touched.After is { } now ? Row(now) : null,
        };
    }

    private static string Sentence(ScheduleEvent before, ScheduleEvent after)
    {
        var sentence = DiffRows.Sentence(new EventChange(before, after).Fields());
        (string Name, string? From, string? To)[] fields =
        [
            ("channel", before.Channel, after.Channel), ("fixed", Word(before.Fixed), Word(after.Fixed)),
        ];
        foreach (var (name, from, to) in fields)
        {
            if (from != to)
            {
                sentence += $"{(sentence.Length > 0 ? "; " : "")}{name}: {from ?? "none"} → {to ?? "none"}";
            }
        }

        return sentence;
    }

    private static string? Word(bool? flag) => flag switch
    {
        null => null,
        true => "true",
        false => "false",
    };

    private static NamedEventRow Named(ScheduleEvent item) =>
        new(item.Id, item.Title, item.Window.Start.ToString(), item.Window.End.ToString());

    private static ScheduleEventRow Row(ScheduleEvent item) => new()
    {
        Id = item.Id,
        Title = item.Title,
        Start = item.Window.Start.ToString(),
        End = item.Window.End.ToString(),
        Duration = item.Window.Seconds,
        Channel = item.Channel,
        Clump = item.Clump,
        VideoUrl = item.MediaUrl,
        Category = item.Category,
        Description = item.Description,
        Fixed = item.Fixed,
        Extras = item.Extras is { } extras ? extras.Parts.ToImmutableDictionary() : null,
    };
}
