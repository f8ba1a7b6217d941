using System.Diagnostics.CodeAnalysis;

namespace ScheduleFlow.Core.Time;

/// <summary>Exactly one of an instant (with notes) and a short reason why the text is not one.</summary>
/// <param name="Value">The instant; meaningless if there is a reason.</param>
/// <param name="Notes">What was decided on the way.</param>
/// <param name="Reason">
/// A phrase without a full stop that names the fault and, where it helps, the form to write instead; null: success.
/// </param>
internal readonly record struct InstantReading(Instant Value, TimeNotes Notes, string? Reason)
{
    /// <summary>True with the instant, false with the reason.</summary>
    public bool TryGet(out Instant value, [NotNullWhen(false)] out string? reason)
    {
        value = Value;
        reason = Reason;
        return reason is null;
    }

    public static InstantReading Of(Instant value, TimeNotes notes = TimeNotes.None) =>
        value.IsInRange ? new(value, notes, null) : Refused("years run from 0001 to 9999");

    public static InstantReading Refused(string reason) => new(default, TimeNotes.None, reason);
}
