using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>The edits by hand that a plan cannot keep, and those that a must is against.</summary>
internal static class EditConflicts
{
    public static ImmutableArray<EditConflictRow> Of(CalendarProposal proposal)
    {
        var lost = proposal.Edits.Lost.Select(lost => Row(lost.Event, isKept: false, $"{char.ToUpperInvariant(lost.Reason[0])}{lost.Reason[1..]}."));
        var broken = proposal.Result.Breaches
            .Where(breach => proposal.TierOf(breach) == Tier.Must && proposal.Result.Events[breach.Event].Pin is not null)
            .Select(breach => Row(
                proposal.Edits.Pinned[proposal.Result.Events[breach.Event].Pin!.Value], isKept: true, Against(proposal, breach)));
        return [.. lost.Concat(broken).OrderBy(row => row.At, StringComparer.Ordinal).Take(Limits.MaxListed)];
    }

    private static string Against(CalendarProposal proposal, Breach breach) => breach.Rule switch
    {
        RuleBook.Rights => "Its rights do not cover that time.",
        RuleBook.Hours => "It may not start at that time of the day.",
        _ => $"It breaks the must “{proposal.NameOf(breach.Rule)}”"
            + (breach.Witness is { } witness ? $": too near to the play at {witness}." : "."),
    };

    private static EditConflictRow Row(ScheduleEvent item, bool isKept, string reason)
    {
        var edit = HandEdit.Of(item)!;
        return new EditConflictRow(item.Window.Start.ToString(), item.Title, edit.What.ToWord(), edit.At.ToString(), isKept, reason)
        {
            By = edit.By,
        };
    }
}
