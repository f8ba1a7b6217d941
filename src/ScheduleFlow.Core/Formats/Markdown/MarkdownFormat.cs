using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;

namespace ScheduleFlow.Core.Formats.Markdown;

/// <summary>A rundown for people.</summary>
internal static class MarkdownFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.Markdown)
    {
        Writer = static () => new MarkdownWriter(),
    };
}
