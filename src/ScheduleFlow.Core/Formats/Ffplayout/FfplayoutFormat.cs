using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;

namespace ScheduleFlow.Core.Formats.Ffplayout;

/// <summary>
/// ffplayout's list of one day. Its extras are a JSON object with the unknown properties of an item, and with <c>in</c>,
/// <c>out</c> and <c>duration</c> if they differ from the event's window.
/// </summary>
internal static class FfplayoutFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.Ffplayout)
    {
        Reader = static () => new FfplayoutReader(),
        Writer = static () => new FfplayoutWriter(),
        Kind = DocumentKind.Ffplayout,
        Recognitions =
        [
            new(SniffOrder.Structure, static text => text[0] == '{' && FfplayoutReader.Recognises(text) ? "an ffplayout list" : null),
        ],
    };
}
