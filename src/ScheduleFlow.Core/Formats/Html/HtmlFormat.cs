using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;

namespace ScheduleFlow.Core.Formats.Html;

/// <summary>A page that plays the schedule.</summary>
internal static class HtmlFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.Html)
    {
        Writer = static () => new PlayerPageWriter(),
    };
}
