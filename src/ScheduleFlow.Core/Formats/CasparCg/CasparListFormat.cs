using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;

namespace ScheduleFlow.Core.Formats.CasparCg;

/// <summary>The simple list that older CasparCG set-ups read.</summary>
internal static class CasparListFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.CasparList)
    {
        Writer = static () => new CasparListScheduleWriter(),
    };
}
