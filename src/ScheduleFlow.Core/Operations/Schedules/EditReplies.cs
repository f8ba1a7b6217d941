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
            Counts = new EditCounts(
                touched.Count(item => item.Before is null),
                touched.Count(item => item is { Before: not null, After: not null, IsMoved: false }),
                touched.Count(item => item.IsMoved),
                touched.Count(item => item.After is null)),
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

    private static EditedEventRow Row(TouchedEvent touched)
    {
        var named = touched.After ?? touched.Before!;
        return new EditedEventRow
        {
            What = touched.Before is null ? "added" : touched.After is null ? "removed" : touched.IsMoved ? "moved" : "changed",
            Id = named.Id,
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
        var further = fields.Where(field => field.From != field.To).Select(field => $"{field.Name}: {field.From ?? "none"} → {field.To ?? "none"}");
        return string.Join("; ", further.Prepend(sentence).Where(part => part.Length > 0));
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
