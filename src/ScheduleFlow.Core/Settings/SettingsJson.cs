using System.Text.Json;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Settings;

/// <summary>Settings ↔ a JSON object of objects: <c>{"tuner":{"count":4},…}</c>.</summary>
internal static class SettingsJson
{
    // What replies and the file hold besides the settings.
    private static readonly string[] Beside = ["status", "version", "schema_version"];

    /// <summary>Writes an object for each group, with its settings.</summary>
    /// <param name="json">Stands inside an object.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="which">Which settings; null: all.</param>
    public static void WriteFields(Utf8JsonWriter json, StoreSettings settings, Func<SettingField, bool>? which = null)
    {
        var fields = SettingFields.All.Where(field => which?.Invoke(field) != false);
        foreach (var group in fields.GroupBy(field => field.Path[..field.Path.IndexOf('.')]))
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
    /// Applies a merge patch (RFC 7396): absent members stay as they are, and <c>null</c> restores the default of a
    /// setting or of a whole group.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <param name="patch">An object.</param>
    /// <param name="errors">Receives the errors, each with the setting and its value.</param>
    /// <param name="ignore">Gets the path of each unknown setting; null: an unknown setting is an error.</param>
    public static StoreSettings Merge(StoreSettings settings, JsonElement patch, List<string> errors, Action<string>? ignore = null)
    {
        foreach (var group in patch.EnumerateObject().Where(group => !Beside.Contains(group.Name)))
        {
            var fields = SettingFields.All.Where(field => field.Path.StartsWith(group.Name + ".", StringComparison.Ordinal)).ToArray();
            if (fields.Length == 0)
            {
                MeetUnknown(group.Name, SettingFields.All, errors, ignore);
            }
            else if (group.Value.ValueKind == JsonValueKind.Null)
            {
                settings = fields.Aggregate(settings, (changed, field) => field.Reset(changed));
            }
            else if (group.Value.ValueKind != JsonValueKind.Object)
            {
                var members = string.Join(", ", fields.Select(field => field.Path[(group.Name.Length + 1)..]));
                errors.Add($"“{group.Name}” is {ShortText.Of(group.Value.GetRawText())}, but an object is expected, with {members}.");
            }
            else
            {
                settings = MergeGroup(settings, group, fields, errors, ignore);
            }
        }

        return settings;
    }

    private static StoreSettings MergeGroup(
        StoreSettings settings,
        JsonProperty group,
        SettingField[] fields,
        List<string> errors,
        Action<string>? ignore)
    {
        foreach (var member in group.Value.EnumerateObject())
        {
            var path = $"{group.Name}.{member.Name}";
            if (Array.Find(fields, field => field.Path == path) is not { } field)
            {
                MeetUnknown(path, fields, errors, ignore);
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
                errors.Add($"“{path}” is {ShortText.Of(member.Value.GetRawText())}, but {field.Expected} is expected.");
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

    private static void MeetUnknown(string path, IEnumerable<SettingField> fields, List<string> errors, Action<string>? ignore)
    {
        if (ignore is not null)
        {
            ignore(path);
            return;
        }

        errors.Add($"There is no setting “{ShortText.Of(path)}”. There are: {string.Join(", ", fields.Select(field => field.Path))}.");
    }
}
