namespace ScheduleFlow.Core.Text;

/// <summary>Texts of callers and documents, cut for messages.</summary>
internal static class ShortText
{
    /// <summary>The text itself; if it is longer, its first characters, without half a surrogate pair, and <c>…</c>.</summary>
    public static string Of(string text, int maxLength = 60) => text.Length <= maxLength
        ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength), "…");
}
