using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;

namespace ScheduleFlow.Core.Formats.M3u;

/// <summary>
/// A media list. Its extras are the unknown <c>#</c> lines before the entry, separated by line feeds. Unknown attributes
/// of the entry come first, as <c>#EXTINF: key="value"</c> without a duration; those of a schedule, as
/// <c>#EXTM3U key="value"</c>.
/// </summary>
internal static class M3uFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.M3u)
    {
        Reader = static () => new M3uScheduleReader(),
        Writer = static () => new M3uScheduleWriter(),
        Guard = new ReaderGuard("M3U", [DocumentKind.M3u, DocumentKind.Text, DocumentKind.Json]),
        Kind = DocumentKind.M3u,
        Recognitions = [new(SniffOrder.Tag, static text => M3uScheduleReader.Recognises(text) ? "M3U" : null)],
        IsLossless = true,
    };
}
