using System.Text;

namespace ScheduleFlow.Core.Text;

/// <summary>How large a text is.</summary>
internal static class TextSize
{
    /// <summary>Whether a text has more bytes in UTF-8 than this; null has none. Nearly all texts are not even counted.</summary>
    public static bool Exceeds(string? text, int maxBytes) =>
        text is not null && text.Length > maxBytes / 3 && Encoding.UTF8.GetByteCount(text) > maxBytes;

    /// <summary>A limit as people read it, such as <c>4 KB</c>.</summary>
    public static string Of(int bytes) => bytes % (1024 * 1024) == 0 ? $"{bytes / (1024 * 1024)} MB" : $"{bytes / 1024} KB";
}
