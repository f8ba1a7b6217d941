using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Settings;

/// <summary>One setting: its place in the JSON, its values, and its property of <see cref="StoreSettings"/>.</summary>
/// <param name="Path">Object and member, with a dot between them: <c>tuner.name</c>.</param>
/// <param name="Description">A sentence.</param>
/// <param name="Expected">Its values, for an error: <c>a whole number from 1 to 32</c>.</param>
/// <param name="Read">The settings with this value; null: the value is wrong.</param>
/// <param name="Write">Writes the value.</param>
/// <param name="Reset">The settings with the default.</param>
internal sealed record SettingField(
    string Path,
    string Description,
    string Expected,
    Func<StoreSettings, JsonElement, StoreSettings?> Read,
    Action<Utf8JsonWriter, StoreSettings> Write,
    Func<StoreSettings, StoreSettings> Reset)
{
    public static SettingField Number(
        string path,
        string description,
        int min,
        int max,
        Func<StoreSettings, int> get,
        Func<StoreSettings, int, StoreSettings> set) => new(
        path,
        description,
        $"a whole number from {min} to {max}",
        (settings, value) =>
            value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max
                ? set(settings, number)
                : null,
        (json, settings) => json.WriteNumberValue(get(settings)),
        settings => set(settings, get(StoreSettings.Default)));

    public static SettingField Flag(
        string path,
        string description,
        Func<StoreSettings, bool> get,
        Func<StoreSettings, bool, StoreSettings> set) => new(
        path,
        description,
        "true or false",
        (settings, value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? set(settings, value.GetBoolean()) : null,
        (json, settings) => json.WriteBooleanValue(get(settings)),
        settings => set(settings, get(StoreSettings.Default)));

    public static SettingField Text(
        string path,
        string description,
        string expected,
        Func<string, bool> isValid,
        Func<StoreSettings, string?> get,
        Func<StoreSettings, string?, StoreSettings> set) => new(
        path,
        description,
        expected,
        (settings, value) =>
            value.ValueKind == JsonValueKind.String && value.GetString()! is var text && isValid(text) ? set(settings, text) : null,
        (json, settings) => json.WriteStringValue(get(settings)),
        settings => set(settings, get(StoreSettings.Default)));

    public static SettingField Texts(
        string path,
        string description,
        string expected,
        int max,
        Func<string, bool> isValid,
        Func<StoreSettings, ImmutableArray<string>> get,
        Func<StoreSettings, ImmutableArray<string>, StoreSettings> set) => new(
        path,
        description,
        $"a list of at most {max} texts, each {expected}",
        (settings, value) => value.ValueKind == JsonValueKind.Array
            && value.GetArrayLength() <= max
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && isValid(item.GetString()!))
                ? set(settings, [.. value.EnumerateArray().Select(item => item.GetString()!)])
                : null,
        (json, settings) => JsonTexts.WriteValue(json, get(settings)),
        settings => set(settings, get(StoreSettings.Default)));
}
