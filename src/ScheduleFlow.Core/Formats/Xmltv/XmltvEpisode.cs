namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>
/// Episode numbers of the system <c>xmltv_ns</c>: season, episode and part, from zero, each optional and possibly with
/// a total (<c>0.4/12.</c>).
/// </summary>
internal static class XmltvEpisode
{
    public const string System = "xmltv_ns";

    /// <summary>Three fields with dots between them, each empty, a number, or a number with a total; spaces may be anywhere.</summary>
    public static bool IsValid(string text)
    {
        var fields = text.Split('.');
        return fields.Length == 3 && Array.TrueForAll(fields, IsField);
    }

    private static bool IsField(string field)
    {
        var slash = field.IndexOf('/');
        if (slash < 0)
        {
            return IsNumber(field);
        }

        var total = field[(slash + 1)..];
        return IsNumber(field[..slash]) && total.Trim().Length > 0 && IsNumber(total);
    }

    private static bool IsNumber(string text) => text.Trim().All(char.IsAsciiDigit);
}
