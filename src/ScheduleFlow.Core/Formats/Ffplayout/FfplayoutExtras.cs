using System.Text.Json;

namespace ScheduleFlow.Core.Formats.Ffplayout;

/// <summary>What an item said about its media, in seconds.</summary>
/// <param name="In">Where in the media it begins.</param>
/// <param name="Length">How long it is on air; null: as long as its event.</param>
/// <param name="Duration">Length of the media.</param>
internal readonly record struct FfplayoutExtras(decimal In, decimal? Length, decimal Duration)
{
    /// <summary>Nothing special where there is none, or it was damaged in the store.</summary>
    public static FfplayoutExtras Of(string? extras)
    {
        if (extras is null)
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(extras);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new FfplayoutExtras(
                    Number(document.RootElement, "in") ?? 0,
                    Number(document.RootElement, "out") - (Number(document.RootElement, "in") ?? 0),
                    Number(document.RootElement, "duration") ?? 0)
                : default;
        }
        catch (JsonException)
        {
            return default; // Our reader wrote it; somebody edited the store.
        }
    }

    private static decimal? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number is >= 0 and < 100_000_000 ? number : null;
}
