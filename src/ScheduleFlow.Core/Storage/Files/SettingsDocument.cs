using System.Text.Json;
using ScheduleFlow.Core.Configuration;
using ScheduleFlow.Core.Contracts;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>The settings as a file (docs/storage.md, "The settings"): those that are not the default.</summary>
internal static class SettingsDocument
{
    public const int SchemaVersion = 1;

    public static void Write(Stream output, Settings settings)
    {
        using var json = new Utf8JsonWriter(output, ProblemJson.Indented);
        json.WriteStartObject();
        json.WriteNumber("version"u8, SchemaVersion);
        foreach (var group in SettingFields.All
            .Where(field => SettingsJson.ValueOf(field, settings).GetRawText() != SettingsJson.ValueOf(field, Settings.Default).GetRawText())
            .GroupBy(field => field.Path[..field.Path.IndexOf('.')]))
        {
            json.WriteStartObject(group.Key);
            foreach (var field in group)
            {
                json.WritePropertyName(field.Path[(group.Key.Length + 1)..]);
                field.Write(json, settings);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote, or nobody would write by hand.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static Settings Read(byte[] document)
    {
        using var json = JsonDocument.Parse(document);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("version", out var version)
            || version.ValueKind != JsonValueKind.Number || !version.TryGetInt64(out var number) || number < 1)
        {
            throw new JsonException("The schema version is missing.");
        }

        if (number > SchemaVersion)
        {
            throw new NewerSchemaException(number);
        }

        var errors = new List<string>();
        var settings = SettingsJson.Merge(Settings.Default, json.RootElement, errors, "version");
        return errors.Count == 0 ? settings : throw new JsonException(errors[0]);
    }
}
