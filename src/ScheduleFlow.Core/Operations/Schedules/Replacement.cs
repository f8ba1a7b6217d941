using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>The schedule that an import replaces.</summary>
/// <param name="Named">As the caller names it; null: none, the import is a new schedule.</param>
/// <param name="Expected">The revision that it must be at.</param>
internal sealed record Replacement(string? Named, ExpectedRevision Expected)
{
    public static Outcome<Replacement> Of(string? named, string? ifRevision)
    {
        if (named is null && ifRevision is not null)
        {
            return new Problem(ErrorType.Validation, "A revision is given, but no schedule to replace.")
            {
                Hint = "Name it with --replace ID (?replace=ID).",
            };
        }

        return ExpectedRevision.Parse(ifRevision).TryGet(out var expected, out var problem) ? new Replacement(named, expected) : problem;
    }

    /// <summary>
    /// The imported schedule as the next revision of the one that it replaces; <c>conflict</c> where that is at another
    /// revision.
    /// </summary>
    /// <param name="schedules">The imported schedules, of which there must be one.</param>
    /// <param name="name">The name that the caller gives; null: none.</param>
    /// <param name="context">The operation's.</param>
    public Outcome<Replaced> Place(ImmutableArray<Schedule> schedules, string? name, OperationContext context)
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

        return Expected.Refusal(current) is { } refused
            ? refused
            : Replaced.Of(
                current,
                schedules[0] with
                {
                    Id = current.Id,
                    Revision = current.Revision + 1,
                    Name = name ?? NameOf(current, schedules[0]),
                },
                Terms(context));
    }

    // A calendar that was filled or planned keeps its name.
    private static string NameOf(Schedule current, Schedule imported) => current.IsCalendar ? current.Name : imported.Name;

    private static EditTerms Terms(OperationContext context) => new()
    {
        IsFixed = _ => false,
        NewId = number => $"{number}",
        Now = context.Now,
        By = context.Origin.Name,
    };
}
