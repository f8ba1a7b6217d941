using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Formats.Json;

namespace ScheduleFlow.Core.Configuration;

/// <summary>One setting: its place in the JSON, its values, and where it is kept.</summary>
/// <param name="Path">With a dot between an object and its member: <c>tuner.name</c>.</param>
/// <param name="Description">A sentence.</param>
/// <param name="Expected">What its values are, for an error: <c>a whole number from 1 to 32</c>.</param>
/// <param name="Read">The settings with this value, or null where it is none.</param>
/// <param name="Write">Writes the value.</param>
/// <param name="Reset">The settings with the default.</param>
internal sealed record SettingField(
    string Path,
    string Description,
    string Expected,
    Func<Settings, JsonElement, Settings?> Read,
    Action<Utf8JsonWriter, Settings> Write,
    Func<Settings, Settings> Reset)
{
    public static SettingField Number(string path, string description, int min, int max, Func<Settings, int> get, Func<Settings, int, Settings> set) => new(
        path,
        description,
        $"a whole number from {min} to {max}",
        (settings, value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max ? set(settings, number) : null,
        (json, settings) => json.WriteNumberValue(get(settings)),
        settings => set(settings, get(Settings.Default)));

    public static SettingField Flag(string path, string description, Func<Settings, bool> get, Func<Settings, bool, Settings> set) => new(
        path,
        description,
        "true or false",
        (settings, value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? set(settings, value.GetBoolean()) : null,
        (json, settings) => json.WriteBooleanValue(get(settings)),
        settings => set(settings, get(Settings.Default)));

    /// <param name="path">Its place.</param>
    /// <param name="description">A sentence.</param>
    /// <param name="expected">What its values are.</param>
    /// <param name="isValid">Whether a text is one.</param>
    /// <param name="get">Null: there is none.</param>
    /// <param name="set">Sets it.</param>
    public static SettingField Text(string path, string description, string expected, Func<string, bool> isValid, Func<Settings, string?> get, Func<Settings, string?, Settings> set) => new(
        path,
        description,
        expected,
        (settings, value) => value.ValueKind == JsonValueKind.String && value.GetString()! is var text && isValid(text) ? set(settings, text) : null,
        (json, settings) => json.WriteStringValue(get(settings)),
        settings => set(settings, get(Settings.Default)));

    public static SettingField Texts(string path, string description, string expected, int max, Func<string, bool> isValid, Func<Settings, ImmutableArray<string>> get, Func<Settings, ImmutableArray<string>, Settings> set) => new(
        path,
        description,
        $"a list of at most {max} texts, each {expected}",
        (settings, value) => value.ValueKind == JsonValueKind.Array
            && value.GetArrayLength() <= max
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && isValid(item.GetString()!))
                ? set(settings, [.. value.EnumerateArray().Select(item => item.GetString()!)])
                : null,
        (json, settings) => JsonTexts.WriteValue(json, get(settings)),
        settings => set(settings, get(Settings.Default)));
}
