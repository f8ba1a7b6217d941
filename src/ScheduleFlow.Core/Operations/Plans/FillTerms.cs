using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>What a calendar was filled by, as it is kept with it (its <c>fill</c> field; docs/filling.md).</summary>
/// <param name="Seed">The seed of the shuffle.</param>
/// <param name="Videos">Different videos in the pool.</param>
/// <param name="CooldownSeconds">From one start of a video to its next.</param>
/// <param name="SlotSeconds">The length of a slot.</param>
/// <param name="Shuffle">False: in the order of the list.</param>
/// <param name="WhenExhausted">What happened where every video was cooling down.</param>
internal sealed record FillTerms(long Seed, int Videos, long CooldownSeconds, long SlotSeconds, bool Shuffle, ExhaustedPolicy WhenExhausted)
{
    private const string Field = "fill";

    /// <summary>The terms of a calendar; null where it was not filled, or by a version that did not keep them.</summary>
    public static FillTerms? Of(Schedule schedule)
    {
        if (schedule.Source != Schedule.FilledSource || schedule.Extras?[FormatNames.Json] is not { } text)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        return document.RootElement.TryGetProperty(Field, out var fill) && fill.ValueKind == JsonValueKind.Object
            ? new FillTerms(
                Number(fill, "seed"),
                (int)Math.Clamp(Number(fill, "videos"), 0, Limits.MaxVideos),
                Math.Clamp(Number(fill, "cooldown_seconds"), 0, FillRequest.MaxCooldownSeconds),
                Math.Clamp(Number(fill, "slot_seconds"), 1, FillRequest.MaxCooldownSeconds),
                fill.TryGetProperty("shuffle", out var shuffle) && shuffle.ValueKind == JsonValueKind.True,
                fill.TryGetProperty("on_exhausted", out var policy) && policy.ValueKind == JsonValueKind.String && ExhaustedPolicyNames.TryParse(policy.GetString()!, out var known) ? known : ExhaustedPolicy.LeastRecent)
            : null;
    }

    public Extras ToExtras()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, ProblemJson.Compact))
        {
            json.WriteStartObject();
            json.WriteStartObject(Field);
            json.WriteNumber("seed"u8, Seed);
            json.WriteNumber("videos"u8, Videos);
            json.WriteNumber("cooldown_seconds"u8, CooldownSeconds);
            json.WriteNumber("slot_seconds"u8, SlotSeconds);
            json.WriteBoolean("shuffle"u8, Shuffle);
            json.WriteString("on_exhausted"u8, ExhaustedPolicyNames.Of(WhenExhausted));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Extras.Of(FormatNames.Json, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static long Number(JsonElement fill, string name) => fill.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : 0;
}
