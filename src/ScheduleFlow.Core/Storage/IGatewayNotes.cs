namespace ScheduleFlow.Core.Storage;

/// <summary>Where a gateway says how it is set up, for <c>doctor --security</c>, which runs in another process.</summary>
public interface IGatewayNotes
{
    /// <summary>Replaces the note of the gateway that started before.</summary>
    /// <returns>Why it could not, a sentence; null: it is kept.</returns>
    string? Keep(GatewayNote note);
}
