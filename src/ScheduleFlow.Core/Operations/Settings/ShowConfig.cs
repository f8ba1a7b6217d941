using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>The settings of the store, defaults included.</summary>
internal static class ShowConfig
{
    public static Outcome<ConfigReply> Run(OperationContext context) =>
        context.Store.Settings.Load().TryGet(out var settings, out var problem) ? new ConfigReply(settings, null) : problem;
}

/// <summary>The settings.</summary>
/// <param name="Settings">As they are now.</param>
/// <param name="Changed">What was changed, by its path; null where that was not asked for.</param>
internal sealed record ConfigReply(StoreSettings Settings, IReadOnlyList<string>? Changed) : IReply
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteNumber("schema_version"u8, SettingsDocument.SchemaVersion);
        json.WriteStartObject("config"u8);
        SettingsJson.WriteFields(json, Settings);
        json.WriteEndObject();
        if (Changed is not null)
        {
            JsonTexts.Write(json, "changed"u8, Changed);
        }
    }
}
