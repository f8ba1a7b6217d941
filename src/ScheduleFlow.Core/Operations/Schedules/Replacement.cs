using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>The schedule that an import replaces.</summary>
/// <param name="Id">Null: none, the import is a new schedule.</param>
/// <param name="IfRevision">The revision that it must be at; null: any.</param>
internal sealed record Replacement(ScheduleId? Id, long? IfRevision)
{
    public static Outcome<Replacement> Of(string? id, string? ifRevision)
    {
        if (id is null)
        {
            return ifRevision is null
                ? new Replacement(null, null)
                : new Problem(ErrorType.Validation, "A revision is given, but no schedule to replace.")
                {
                    Hint = "Name it with --replace ID (?replace=ID).",
                };
        }

        if (!IdText.Parse(id).TryGet(out var scheduleId, out var problem))
        {
            return problem;
        }

        if (ifRevision is null)
        {
            return new Replacement(scheduleId, null);
        }

        return long.TryParse(ifRevision, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision > 0
            ? new Replacement(scheduleId, revision)
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

        if (!context.Store.Schedules.Load(Id!.Value).TryGet(out var current, out var problem))
        {
            return problem;
        }

        return IfRevision is null || IfRevision == current.Revision
            ? schedules[0] with { Id = current.Id, Revision = current.Revision + 1 }
            : new Problem(
                ErrorType.Conflict,
                $"The schedule {current.Id} is at revision {current.Revision}, not {IfRevision}; nothing was replaced.")
            {
                Hint = "Look at the present revision, and replace that one.",
            };
    }
}
