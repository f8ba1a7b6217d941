using ScheduleFlow.Dashboard.Language;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>The names of fields in replies, in the reader's words.</summary>
internal static class FieldWords
{
    /// <summary>Fields as a reply lists them, separated by commas; one that has no words stays as it is.</summary>
    public static string FieldNames(this Texts texts, string? fields) => string.Join(
        ", ",
        (fields ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(field => $"channels.field.{field}" is var key && texts[key] is var text && text != key ? text : field));
}
