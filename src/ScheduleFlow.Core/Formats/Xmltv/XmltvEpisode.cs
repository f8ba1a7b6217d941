namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>Episode numbers of the system <c>xmltv_ns</c>: season, episode and part from zero, each with a total or absent (<c>0.4/12.</c>).</summary>
internal static class XmltvEpisode
{
    public const string System = "xmltv_ns";

    /// <summary>Three fields between two dots, each empty, a number, or a number over a number; spaces anywhere.</summary>
    public static bool IsValid(string text)
    {
        var fields = text.Split('.');
        return fields.Length == 3 && Array.TrueForAll(fields, IsField);
    }

    private static bool IsField(string field)
    {
        var slash = field.IndexOf('/');
        return slash < 0 ? IsNumber(field) : IsNumber(field[..slash]) && field[(slash + 1)..].Trim().Length > 0 && IsNumber(field[(slash + 1)..]);
    }

    private static bool IsNumber(string text) => text.Trim().All(char.IsAsciiDigit);
}
