using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>The schedule that an import replaces.</summary>
/// <param name="Named">As the caller names it; null: none, the import is a new schedule.</param>
/// <param name="IfRevision">The revision that it must be at; null: any.</param>
internal sealed record Replacement(string? Named, long? IfRevision)
{
    public static Outcome<Replacement> Of(string? named, string? ifRevision)
    {
        if (named is null)
        {
            return ifRevision is null
                ? new Replacement(null, null)
                : new Problem(ErrorType.Validation, "A revision is given, but no schedule to replace.")
                {
                    Hint = "Name it with --replace ID (?replace=ID).",
                };
        }

        if (ifRevision is null)
        {
            return new Replacement(named, null);
        }

        return long.TryParse(ifRevision, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision > 0
            ? new Replacement(named, revision)
            : new Problem(ErrorType.Validation, $"The revision “{ifRevision}” is not a whole number from 1.");
    }

    /// <summary>
    /// The imported schedule as the next revision of the one that it replaces; <c>conflict</c> where that is at another
    /// revision.
    /// </summary>
    public Outcome<Schedule> Place(ImmutableArray<Schedule> schedules, OperationContext context)
    {
        if (schedules.Length != 1)
        {
            return new Problem(
                ErrorType.Validation,
                $"The document holds {schedules.Length} schedules; only a document with one can replace a schedule.");
        }

        if (!ScheduleRef.Find(Named!, context).TryGet(out var id, out var problem)
            || !context.Store.Schedules.Load(id).TryGet(out var current, out problem))
        {
            return problem;
        }

        return IfRevision is null || IfRevision == current.Revision
            ? schedules[0] with { Id = current.Id, Revision = current.Revision + 1 }
            : RevisionConflict.Of(
                current, $"The schedule {current.Id} is at revision {current.Revision}, not {IfRevision}; nothing was replaced.");
    }
}
