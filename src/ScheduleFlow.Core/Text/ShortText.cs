namespace ScheduleFlow.Core.Text;

/// <summary>Texts of callers and documents, cut for messages.</summary>
internal static class ShortText
{
    /// <summary>The text itself, or its first characters and <c>…</c> if it is longer.</summary>
    public static string Of(string text, int maxLength = 60) => text.Length <= maxLength ? text : text[..maxLength] + "…";
}
