using System.Globalization;
using System.Text.Json;

namespace ScheduleFlow.Dashboard.Settings;

/// <summary>
/// Entered settings as the merge patch that changes those that differ, and no others: what somebody else has set meanwhile
/// stays. A setting that is put back to its default is sent as null, so that it follows the default of later versions, too.
/// </summary>
internal static class SettingsPatch
{
    /// <summary>The settings that differ.</summary>
    public static IEnumerable<Setting> Changed(IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> entered) =>
        Setting.All.Where(setting => Plain(setting, entered[setting.Path]) != Plain(setting, stored[setting.Path]));

    /// <summary>The patch.</summary>
    public static byte[] Of(IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> entered)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var group in Changed(stored, entered).GroupBy(setting => setting.Group))
            {
                json.WriteStartObject(group.Key);
                foreach (var setting in group)
                {
                    json.WritePropertyName(setting.Path[(group.Key.Length + 1)..]);
                    Write(json, setting, Plain(setting, entered[setting.Path]));
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    // What is entered without what makes no difference.
    private static string Plain(Setting setting, string entered) => setting.Kind switch
    {
        SettingKind.List => string.Join('\n', Setting.Lines(entered)),
        SettingKind.Number when int.TryParse(entered, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) =>
            number.ToString(CultureInfo.InvariantCulture),
        _ => entered.Trim(),
    };

    private static void Write(Utf8JsonWriter json, Setting setting, string value)
    {
        if (value == setting.Default)
        {
            json.WriteNullValue();
            return;
        }

        switch (setting.Kind)
        {
            case SettingKind.Number:
                json.WriteNumberValue(int.Parse(value, CultureInfo.InvariantCulture));
                break;
            case SettingKind.Switch:
                json.WriteBooleanValue(value == "true");
                break;
            case SettingKind.List:
                json.WriteStartArray();
                foreach (var line in Setting.Lines(value))
                {
                    json.WriteStringValue(line);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(value);
                break;
        }
    }
}
