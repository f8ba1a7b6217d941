using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>An id as a caller gives it.</summary>
internal static class IdText
{
    /// <returns>The id, or a <c>validation</c> problem.</returns>
    public static Outcome<ScheduleId> Parse(string text) => ScheduleId.TryParse(text, out var id)
        ? id
        : new Problem(ErrorType.Validation, $"“{ShortText.Of(text, 80)}” is not an id.")
        {
            Hint = "An id looks like 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11; list-schedules (GET /api/schedules) shows them.",
        };
}
