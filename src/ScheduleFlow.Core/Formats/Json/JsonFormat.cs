using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;

namespace ScheduleFlow.Core.Formats.Json;

/// <summary>JSON. Its extras are a JSON object with the unknown properties.</summary>
internal static class JsonFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.Json)
    {
        Reader = static () => new JsonScheduleReader(),
        Writer = static () => new JsonScheduleWriter(),
        Kind = DocumentKind.Json,
        Recognitions =
        [
            new(SniffOrder.Anything, static text => text[0] is '{' or '[' ? "JSON" : null),
        ],
        IsLossless = true,
        IsMendable = true,
    };
}
