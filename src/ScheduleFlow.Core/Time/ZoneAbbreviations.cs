namespace ScheduleFlow.Core.Time;

/// <summary>
/// Zone abbreviations that guides write after a time, in their European and North American meaning, as in XMLTV: BST is
/// British Summer Time, CST is US Central. IST has three meanings, so it is not read.
/// </summary>
internal static class ZoneAbbreviations
{
    public static bool TryGetOffset(ReadOnlySpan<char> name, out int seconds)
    {
        Span<char> upper = stackalloc char[4];
        if (name.Length > upper.Length)
        {
            seconds = 0;
            return false;
        }

        var length = name.ToUpperInvariant(upper);
        int? hours = upper[..length] switch
        {
            "Z" or "UTC" or "GMT" or "WET" => 0,
            "BST" or "WEST" or "CET" => 1,
            "CEST" or "EET" => 2,
            "EEST" or "MSK" => 3,
            "AEST" => 10,
            "AEDT" => 11,
            "EDT" => -4,
            "EST" or "CDT" => -5,
            "CST" or "MDT" => -6,
            "MST" or "PDT" => -7,
            "PST" => -8,
            _ => null,
        };
        seconds = (hours ?? 0) * 3600;
        return hours is not null;
    }
}
