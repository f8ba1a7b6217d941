using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>Instants as a caller gives them.</summary>
internal static class InstantInput
{
    /// <param name="text">The instant.</param>
    /// <param name="what">How an error begins: <c>The start </c>; empty: with the text.</param>
    /// <param name="zone">The zone of local times; null: an offset is required.</param>
    public static Outcome<Instant> Parse(string text, string what = "", Zone? zone = null) =>
        InstantText.Parse(text, zone).TryGet(out var instant, out var reason)
            ? instant
            : new Problem(ErrorType.Validation, $"{what}“{text}” is not an instant: {reason}.");
}
