using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>The settings as a file (docs/storage.md, "The settings"): only those that differ from the default.</summary>
internal static class SettingsDocument
{
    public const int SchemaVersion = 1;

    public static void Write(Stream output, StoreSettings settings)
    {
        using var json = new Utf8JsonWriter(output, ProblemJson.Indented);
        json.WriteStartObject();
        json.WriteNumber("version"u8, SchemaVersion);
        SettingsJson.WriteFields(
            json,
            settings,
            field => SettingsJson.ValueOf(field, settings).GetRawText() != SettingsJson.ValueOf(field, StoreSettings.Default).GetRawText());
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    /// <exception cref="JsonException">It is neither what <see cref="Write"/> wrote nor valid settings edited by hand.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static StoreSettings Read(byte[] document)
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

        // A setting of a later program is ignored: it is not damage.
        var settings = SettingsJson.Merge(StoreSettings.Default, json.RootElement, errors, ignore: static _ => { });
        return errors.Count == 0 ? settings : throw new JsonException(errors[0]);
    }
}
