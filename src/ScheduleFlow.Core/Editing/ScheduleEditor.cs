using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Editing;

/// <summary>Makes edits of a schedule, one after the other: all, or none.</summary>
internal static class ScheduleEditor
{
    /// <returns>
    /// The schedule after the edits, or every edit that cannot be made with its number. <c>conflict</c>: another event is in
    /// the way; <c>not_found</c>: there is no such event; <c>validation</c>; <c>too_large</c>: over a limit.
    /// </returns>
    public static Outcome<EditedSchedule> Apply(Schedule schedule, ImmutableArray<Edit> edits, EditTerms terms)
    {
        // 1. Make the edits.
        var ids = 0;
        var events = new EventList(schedule.Events);
        var edited = schedule;
        var maker = new EditMaker(events, terms, () => terms.NewId(++ids));
        var problems = new List<(int Number, Edit Edit, Problem Problem)>();
        for (var i = 0; i < edits.Length; i++)
        {
            switch (edits[i])
            {
                case RenameEdit rename:
                    edited = edited with { Name = rename.Name };
                    break;
                case DescribeEdit describe:
                    edited = edited with { Description = describe.Description };
                    break;
                default:
                    if (maker.Make(edits[i]) is { } problem)
                    {
                        problems.Add((i + 1, edits[i], problem));
                    }

                    break;
            }
        }

        if (problems.Count > 0)
        {
            return Together(problems, edits.Length);
        }

        // 2. Check what they make.
        if (events.All.Count == 0)
        {
            return new Problem(ErrorType.Validation, "The schedule would have no events.")
            {
                Hint = "Delete the schedule instead (delete-schedule), or leave one event in it.",
            };
        }

        if (events.All.Count > Limits.MaxEvents)
        {
            return new Problem(ErrorType.TooLarge, $"The schedule would have {events.All.Count} events; {Limits.MaxEvents} are the most.");
        }

        // 3. Say in a calendar what was done by hand.
        var touched = events.Touched();
        ImmutableArray<ScheduleEvent> all = [.. events.All];
        if (terms.IsCalendar && !touched.IsEmpty)
        {
            (all, touched) = HandMarks.Set(all, touched, terms);
            edited = HandMarks.Exclude(edited, touched, terms);
            if (edited.Extras?.Parts.Sum(part => part.Value.Length) > Limits.MaxScheduleExtrasBytes)
            {
                return new Problem(ErrorType.TooLarge, "The schedule would keep too many exclusions.");
            }
        }

        return new EditedSchedule(
            edited with
            {
                Revision = schedule.Revision + 1,
                Events = all,
                Counts = schedule.Counts with { Conflicts = ConflictSweep.Find(all).Count, Gaps = GapSweep.Find(all).Count },
            },
            touched);
    }

    private static Problem Together(List<(int Number, Edit Edit, Problem Problem)> problems, int count)
    {
        var first = problems[0].Problem;
        return count == 1 ? first : first with
        {
            Message = problems.Count == 1
                ? $"Edit {problems[0].Number} ({problems[0].Edit.Op}): {first.Message}"
                : $"{problems.Count} of {count} edits cannot be made; nothing was changed.",
            Errors = [.. problems.Take(Limits.MaxListed).Select(entry => $"Edit {entry.Number} ({entry.Edit.Op}): {entry.Problem.Message}")],
        };
    }
}
