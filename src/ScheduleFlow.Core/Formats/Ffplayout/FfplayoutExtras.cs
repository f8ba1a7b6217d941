using System.Text.Json;

namespace ScheduleFlow.Core.Formats.Ffplayout;

/// <summary>What a list's item says about its media, in seconds.</summary>
/// <param name="In">The offset in the media at which it begins.</param>
/// <param name="Length">Its time on air; null: that of its event.</param>
/// <param name="Duration">Length of the media.</param>
internal readonly record struct FfplayoutExtras(decimal In, decimal? Length, decimal Duration)
{
    /// <summary>The defaults if there are none, or if they were damaged in the store.</summary>
    public static FfplayoutExtras Of(string? extras)
    {
        if (extras is null)
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(extras);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
            {
                return default;
            }

            var from = Number(root, "in") ?? 0;
            return new FfplayoutExtras(from, Number(root, "out") - from, Number(root, "duration") ?? 0);
        }
        catch (JsonException)
        {
            return default; // Our reader wrote valid JSON: somebody edited the store.
        }
    }

    private static decimal? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var number)
        && number is >= 0 and < 100_000_000
            ? number
            : null;
}
