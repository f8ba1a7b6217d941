using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>The terms by which a calendar was filled, as kept with it (its <c>fill</c> field; docs/filling.md).</summary>
/// <param name="Seed">The seed of the shuffle.</param>
/// <param name="Videos">How many different videos the pool had.</param>
/// <param name="CooldownSeconds">The time from one start of a video to its next.</param>
/// <param name="SlotSeconds">The length of a slot.</param>
/// <param name="Shuffle">False: the order of the list.</param>
/// <param name="WhenExhausted">What happened when every video was cooling down.</param>
internal sealed record FillTerms(long Seed, int Videos, long CooldownSeconds, long SlotSeconds, bool Shuffle, ExhaustedPolicy WhenExhausted)
{
    private const string Field = "fill";

    /// <summary>The terms of a calendar; null: it was not filled, or by a version that did not keep them.</summary>
    public static FillTerms? Of(Schedule schedule) => schedule.Source != Schedule.FilledSource
        ? null
        : KeptObject.Read(schedule.Extras, Field, kept => new FillTerms(
            KeptObject.Number(kept, "seed"),
            (int)Math.Clamp(KeptObject.Number(kept, "videos"), 0, Limits.MaxVideos),
            Math.Clamp(KeptObject.Number(kept, "cooldown_seconds"), 0, FillRequest.MaxCooldownSeconds),
            Math.Clamp(KeptObject.Number(kept, "slot_seconds"), 1, FillRequest.MaxCooldownSeconds),
            KeptObject.Flag(kept, "shuffle"),
            ExhaustedPolicyNames.TryParse(KeptObject.Text(kept, "on_exhausted"), out var known) ? known : ExhaustedPolicy.LeastRecent));

    /// <summary>The extras of a calendar with these terms in place of earlier ones.</summary>
    /// <param name="extras">Those that it has; null: none.</param>
    public Extras On(Extras? extras) => KeptObject.With(extras, Field, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("seed"u8, Seed);
        json.WriteNumber("videos"u8, Videos);
        json.WriteNumber("cooldown_seconds"u8, CooldownSeconds);
        json.WriteNumber("slot_seconds"u8, SlotSeconds);
        json.WriteBoolean("shuffle"u8, Shuffle);
        json.WriteString("on_exhausted"u8, ExhaustedPolicyNames.Of(WhenExhausted));
        json.WriteEndObject();
    });
}
