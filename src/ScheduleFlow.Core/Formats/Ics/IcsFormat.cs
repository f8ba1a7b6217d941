using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>iCalendar. Its extras are the unknown lines of a VEVENT or VCALENDAR, unfolded, separated by line feeds.</summary>
internal static class IcsFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.Ics)
    {
        Reader = static () => new IcsScheduleReader(),
        Writer = static () => new IcsScheduleWriter(),
        Kind = DocumentKind.Ics,
        Recognitions =
        [
            new(
                SniffOrder.FirstLine,
                static text => text.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) ? "iCalendar" : null),
        ],
        IsLossless = true,
    };
}
