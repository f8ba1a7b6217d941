using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// A video that a person took off a calendar that was filled or planned, kept with the calendar in its <c>exclusions</c>
/// field. Later plans of the channel do not put that video on air at that start again.
/// </summary>
/// <param name="Url">The video.</param>
/// <param name="Start">When it would have begun.</param>
/// <param name="At">When it was taken off.</param>
/// <param name="By">Who did it; null: whoever ran the program in a shell.</param>
internal sealed record Exclusion(string Url, Instant Start, Instant At, string? By)
{
    private const string Field = "exclusions";

    /// <summary>The exclusions that are kept with a calendar, in order of start.</summary>
    public static ImmutableArray<Exclusion> Of(Schedule calendar) => KeptObject.Read(
        calendar.Extras,
        Field,
        JsonValueKind.Array,
        kept => kept.EnumerateArray().Select(Read).OfType<Exclusion>().ToArray()) is { } found ? [.. found] : [];

    /// <summary>
    /// The calendar with more exclusions. Those that began before <paramref name="now"/> are dropped, as plans change only
    /// what is to come.
    /// </summary>
    public static Schedule Add(Schedule calendar, IEnumerable<Exclusion> added, Instant now) => With(
        calendar,
        Of(calendar).Concat(added).Where(exclusion => exclusion.Start >= now).DistinctBy(exclusion => (exclusion.Url, exclusion.Start)));

    /// <summary>The calendar with these exclusions in place of those before.</summary>
    public static Schedule With(Schedule calendar, IEnumerable<Exclusion> exclusions)
    {
        var ordered = exclusions.OrderBy(exclusion => exclusion.Start).ToArray();
        return calendar with
        {
            Extras = ordered.Length == 0 ? KeptObject.Without(calendar.Extras, Field) : KeptObject.With(calendar.Extras, Field, json =>
            {
                json.WriteStartArray();
                foreach (var exclusion in ordered)
                {
                    json.WriteStartObject();
                    json.WriteString("url"u8, exclusion.Url);
                    json.WriteInstant("start"u8, exclusion.Start);
                    json.WriteInstant("at"u8, exclusion.At);
                    json.WriteIfPresent("by"u8, exclusion.By);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }),
        };
    }

    private static Exclusion? Read(JsonElement kept) =>
        kept.ValueKind == JsonValueKind.Object
        && KeptObject.Text(kept, "url") is { Length: > 0 } url
        && KeptObject.Time(kept, "start") is { } start
            ? new Exclusion(url, start, KeptObject.Time(kept, "at") ?? start, KeptObject.Text(kept, "by") is { Length: > 0 } name ? name : null)
            : null;
}
