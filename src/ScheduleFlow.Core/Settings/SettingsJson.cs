using System.Text.Json;

namespace ScheduleFlow.Core.Settings;

/// <summary>Settings ↔ a JSON object of objects: <c>{"tuner":{"count":4},…}</c>.</summary>
internal static class SettingsJson
{
    // What replies and the file say beside the settings.
    private static readonly string[] Beside = ["status", "version", "schema_version"];

    /// <summary>Writes the members of every group.</summary>
    /// <param name="json">An object that was begun.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="which">Which settings; null: all.</param>
    public static void WriteFields(Utf8JsonWriter json, StoreSettings settings, Func<SettingField, bool>? which = null)
    {
        foreach (var group in SettingFields.All.Where(field => which?.Invoke(field) != false).GroupBy(field => field.Path[..field.Path.IndexOf('.')]))
        {
            json.WriteStartObject(group.Key);
            foreach (var field in group)
            {
                json.WritePropertyName(field.Path[(group.Key.Length + 1)..]);
                field.Write(json, settings);
            }

            json.WriteEndObject();
        }
    }

    /// <summary>
    /// The settings with what a merge patch (RFC 7396) changes: members that are absent stay, <c>null</c> brings the
    /// default back, of a setting or of a whole group.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <param name="patch">An object.</param>
    /// <param name="errors">Takes what is wrong with it, each with the setting and its value.</param>
    /// <param name="unknown">Takes settings that there are not; null: they are errors.</param>
    public static StoreSettings Merge(StoreSettings settings, JsonElement patch, List<string> errors, List<string>? unknown = null)
    {
        foreach (var group in patch.EnumerateObject().Where(group => !Beside.Contains(group.Name)))
        {
            var fields = SettingFields.All.Where(field => field.Path.StartsWith(group.Name + ".", StringComparison.Ordinal)).ToArray();
            if (fields.Length == 0)
            {
                (unknown ?? errors).Add($"There is no setting “{Shown(group.Name)}”. There are: {string.Join(", ", SettingFields.All.Select(field => field.Path))}.");
            }
            else if (group.Value.ValueKind == JsonValueKind.Null)
            {
                settings = fields.Aggregate(settings, (changed, field) => field.Reset(changed));
            }
            else if (group.Value.ValueKind != JsonValueKind.Object)
            {
                errors.Add($"“{group.Name}” is {Shown(group.Value.GetRawText())}, but an object is expected, with {string.Join(", ", fields.Select(field => field.Path[(group.Name.Length + 1)..]))}.");
            }
            else
            {
                settings = MergeGroup(settings, group, fields, errors, unknown);
            }
        }

        return settings;
    }

    private static StoreSettings MergeGroup(StoreSettings settings, JsonProperty group, SettingField[] fields, List<string> errors, List<string>? unknown)
    {
        foreach (var member in group.Value.EnumerateObject())
        {
            var path = $"{group.Name}.{member.Name}";
            if (Array.Find(fields, field => field.Path == path) is not { } field)
            {
                (unknown ?? errors).Add($"There is no setting “{Shown(path)}”. There are: {string.Join(", ", fields.Select(known => known.Path))}.");
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                settings = field.Reset(settings);
            }
            else if (field.Read(settings, member.Value) is { } changed)
            {
                settings = changed;
            }
            else
            {
                errors.Add($"“{path}” is {Shown(member.Value.GetRawText())}, but {field.Expected} is expected.");
            }
        }

        return settings;
    }

    /// <summary>The value of a setting, as JSON.</summary>
    public static JsonElement ValueOf(SettingField field, StoreSettings settings)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer))
        {
            field.Write(json, settings);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static string Shown(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
