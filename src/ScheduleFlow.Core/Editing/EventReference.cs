using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>
/// How a caller names an event: by its id, by <c>id@start</c> where ids repeat, or by <c>@instant</c>: what is on air
/// then.
/// </summary>
internal sealed record EventReference
{
    /// <summary>How many candidates a refusal names.</summary>
    private const int Shown = 5;

    private EventReference(string text) => Text = text;

    /// <summary>As it was written.</summary>
    public string Text { get; }

    private string Id { get; init; } = "";

    private Instant? Instant { get; init; }

    /// <summary>By an id and nothing else.</summary>
    public static EventReference Of(string id) => new(id);

    /// <param name="text">The reference.</param>
    /// <param name="zone">As for <see cref="EditTime.Parse"/>.</param>
    /// <returns>The reference, or why there is none: a phrase without a full stop.</returns>
    public static (EventReference? Reference, string? Reason) Parse(string text, Func<Zone?>? zone)
    {
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return (new EventReference(text), null);
        }

        var reading = EditTime.Parse(text[(at + 1)..], zone);
        return (reading.TryGet(out var instant, out var reason), at) switch
        {
            (true, _) => (new EventReference(text) { Id = text[..at], Instant = instant }, null),
            (false, 0) => (null, $"“{text}” has no instant after the @: {reason}"),
            _ => (new EventReference(text), null), // an id with an @ in it
        };
    }

    /// <summary>The event. <c>not_found</c>: there is none; <c>conflict</c>: there are several.</summary>
    public Outcome<ScheduleEvent> In(EventList events)
    {
        var found = events.All.Where(item => item.Id == Text).ToList();
        if (found.Count == 0 && Instant is { } instant)
        {
            found = Id.Length == 0
                ? [.. events.All.Where(item => item.Window.Contains(instant))]
                : [.. events.All.Where(item => item.Id == Id && item.Window.Start == instant)];
        }

        return found.Count switch
        {
            1 => found[0],
            0 => new Problem(
                ErrorType.NotFound,
                Id.Length == 0 && Instant is { } then ? $"Nothing is on air at {then}." : $"There is no event “{Text}” in the schedule.")
            {
                Hint = "show-schedule (GET /api/schedules/{id}) lists the events with their ids.",
            },
            _ => new Problem(ErrorType.Conflict, $"{found.Count} events are “{Text}”: {Listed(found)}.")
            {
                Hint = "Name one as id@start.",
            },
        };
    }

    private static string Listed(List<ScheduleEvent> found) =>
        string.Join(", ", found.Take(Shown).Select(item => $"{item.Id}@{item.Window.Start}")) + (found.Count > Shown ? " …" : "");
}
