using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>A comparison as replies show it. Counts are exact; lists are cut at <see cref="Limits.MaxListed"/>.</summary>
internal static class DiffRows
{
    public static DiffReply Of(ComparedSchedule before, ComparedSchedule after)
    {
        var diff = ScheduleDiff.Between(before.Events, after.Events);
        ImmutableArray<string> warnings = [.. before.Warnings, .. after.Warnings];
        return new DiffReply
        {
            Same = diff.IsEmpty,
            A = Of(before),
            B = Of(after),
            Counts = Count(diff),
            Added = diff.Added.ToRows(Of, Limits.MaxListed),
            Removed = diff.Removed.ToRows(Of, Limits.MaxListed),
            Moved = diff.Moved.ToRows(Of, Limits.MaxListed),
            Changed = diff.Changed.ToRows(Of, Limits.MaxListed),
            Warnings = warnings.IsEmpty ? null : warnings,
        };
    }

    /// <summary>The changes that an import makes, each list cut at <paramref name="shown"/> rows.</summary>
    public static ScheduleChanges Of(ScheduleDiff diff, int shown) => new()
    {
        Counts = Count(diff),
        Added = diff.Added.ToRows(Of, shown),
        Removed = diff.Removed.ToRows(Of, shown),
        Moved = diff.Moved.ToRows(Of, shown),
        Changed = diff.Changed.ToRows(Of, shown),
    };

    public static DiffCounts Count(ScheduleDiff diff) =>
        new(diff.Unchanged, diff.Added.Length, diff.Removed.Length, diff.Moved.Length, diff.Changed.Length);

    private static ComparedRow Of(ComparedSchedule schedule) => new()
    {
        ScheduleId = schedule.Id?.ToString(),
        Revision = schedule.Revision,
        Name = schedule.Name,
        Format = schedule.Format,
        Events = schedule.Events.Length,
        ContentHash = ContentHash.Of(schedule.Events),
    };

    private static LoneEventRow Of(ScheduleEvent item) => new()
    {
        Start = item.Window.Start.ToString(),
        End = item.Window.End.ToString(),
        Channel = item.Channel,
        Title = item.Title,
        Url = item.MediaUrl,
    };

    // The event as it was, then what differs, for programs and as a sentence.
    private static ChangedEventRow Of(EventChange change)
    {
        var changes = change.Fields();
        return new ChangedEventRow
        {
            Start = change.Before.Window.Start.ToString(),
            Channel = change.Before.Channel,
            Title = change.Before.Title,
            Changes = changes,
            Message = Sentence(changes),
        };
    }

    /// <summary>What differs, as a sentence; empty: nothing.</summary>
    public static string Sentence(EventChanges changes)
    {
        var sentence = new StringBuilder();
        Add("title", changes.Title);
        Add("start", changes.Start);
        Add("end", changes.End);
        Add("url", changes.Url);
        Add("category", changes.Category);
        Add("description", changes.Description);
        return sentence.ToString();

        void Add(string name, FieldChange? change)
        {
            if (change is not null)
            {
                sentence.Append(sentence.Length == 0 ? "" : "; ")
                    .Append(name).Append(": ").Append(change.From ?? "none").Append(" → ").Append(change.To ?? "none");
            }
        }
    }
}
