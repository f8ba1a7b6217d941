using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// A person's edit of an event in a calendar that was filled or planned, kept with the event as its <c>hand</c> field. The
/// event stays what and where it is when the channel is planned again.
/// </summary>
/// <param name="What">What was done last.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, such as <c>anna@10.0.0.7</c>; null: whoever ran the program in a shell.</param>
internal sealed record HandEdit(HandEditKind What, Instant At, string? By)
{
    private const string Field = "hand";

    /// <summary>For an event that was moved: its start before the first move; null: it was not moved.</summary>
    public Instant? From { get; init; }

    /// <summary>The edit that is kept with an event; null: nobody edited it.</summary>
    public static HandEdit? Of(ScheduleEvent item) => KeptObject.Read(item.Extras, Field, kept => new HandEdit(
        HandEditKinds.Parse(KeptObject.Text(kept, "what")),
        KeptObject.Time(kept, "at") ?? item.Window.Start,
        KeptObject.Text(kept, "by") is { Length: > 0 } name ? name : null)
    {
        From = KeptObject.Time(kept, "from"),
    });

    /// <summary>The event with this edit in place of an earlier one; its other extras stay.</summary>
    public ScheduleEvent On(ScheduleEvent item) => item with
    {
        Extras = KeptObject.With(item.Extras, Field, json =>
        {
            json.WriteStartObject();
            json.WriteString("what"u8, What.ToWord());
            json.WriteInstant("at"u8, At);
            json.WriteIfPresent("by"u8, By);
            if (From is { } from)
            {
                json.WriteInstant("from"u8, from);
            }

            json.WriteEndObject();
        }),
    };

    /// <summary>The event as if nobody had edited it: a later plan may put it elsewhere.</summary>
    public static ScheduleEvent Discard(ScheduleEvent item) => item with { Extras = KeptObject.Without(item.Extras, Field) };
}
