using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;

namespace ScheduleFlow.Core.Formats.CasparCg;

/// <summary>A rundown of the CasparCG Client.</summary>
internal static class CasparRundownFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.CasparCg)
    {
        Writer = static () => new CasparRundownWriter(),
    };
}
