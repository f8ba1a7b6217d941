using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;

namespace ScheduleFlow.Core.Formats.ErsatzTv;

/// <summary>The playout of ErsatzTV Next.</summary>
internal static class ErsatzTvFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.ErsatzTv)
    {
        Writer = static () => new ErsatzTvWriter(),
    };
}
