using System.Globalization;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>What became of a plan, and how to go on, in a sentence or two.</summary>
internal static class PlanSummary
{
    /// <param name="proposal">What was planned.</param>
    /// <param name="isDryRun">Whether it was only to be shown.</param>
    /// <param name="isStored">Whether the store has this plan now.</param>
    /// <param name="isPublished">Whether it is on its channel's timeline.</param>
    public static string Of(CalendarProposal proposal, bool isDryRun, bool isStored, bool isPublished)
    {
        var begin = isDryRun ? "Nothing is stored, as plan only shows what would be."
            : !isStored ? "Nothing is stored."
            : proposal.IsUnchanged ? string.Create(CultureInfo.InvariantCulture, $"Nothing changes: revision {proposal.Stored!.Revision} stays.")
            : string.Create(CultureInfo.InvariantCulture, $"Stored as revision {proposal.Calendar.Revision}.");
        return string.Join(' ', [begin, .. isStored ? Draft(isPublished) : Obstacles(proposal), .. Edits(proposal)]);
    }

    private static IEnumerable<string> Draft(bool isPublished) =>
        isPublished ? [] : ["It is a draft and counts for nobody: apply it without --draft, or use publish-schedule."];

    private static IEnumerable<string> Obstacles(CalendarProposal proposal)
    {
        if (!proposal.Edits.Lost.IsEmpty)
        {
            var lost = proposal.Edits.Lost.Length;
            yield return $"{Edits(lost)} by hand cannot be kept (edit_conflicts): change {(lost == 1 ? "it" : "them")} with edit-schedule, "
                + "or drop every edit by hand with --discard-edits.";
        }

        if (!proposal.MustsHold)
        {
            yield return "Musts do not hold (see breaches, dropped and dead_air): change the plan, or store it as it is with --accept-breaches.";
        }
    }

    private static IEnumerable<string> Edits(CalendarProposal proposal)
    {
        if (proposal.Edits.Count > 0)
        {
            yield return $"Kept: {proposal.Edits.Count} hand {(proposal.Edits.Count == 1 ? "edit" : "edits")}.";
        }

        if (proposal.Discarded is { } discarded)
        {
            yield return $"Discarded: {discarded} hand {(discarded == 1 ? "edit" : "edits")}.";
        }
    }

    private static string Edits(int count) => count == 1 ? "1 edit" : $"{count} edits";
}
