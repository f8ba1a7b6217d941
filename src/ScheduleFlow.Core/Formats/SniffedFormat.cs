using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats;

/// <summary>What a document is, by its first bytes.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Encoding">What the first bytes suggest: UTF-8, UTF-16LE …</param>
/// <param name="Name">Its name for a person: <c>an HLS media playlist</c>, <c>a ZIP archive</c>.</param>
internal sealed record SniffedFormat(DocumentKind Kind, string Encoding, string Name)
{
    /// <summary>Its format of schedules; null: it is not a schedule.</summary>
    public ScheduleFormat? Format { get; init; }

    /// <summary>The problem that it is not what is wanted.</summary>
    public Problem Refusal(string wanted) => Kind switch
    {
        DocumentKind.Empty => ReadProblems.Empty(wanted),
        DocumentKind.Gzip => new(ErrorType.ParseError, "This is a gzip file, which is not unpacked here.")
        {
            Hint = "Unpack it first: gunzip FILE.",
        },
        DocumentKind.Binary => new(ErrorType.ParseError, $"This is {Name}, not text.") { Hint = "Schedules are XML, JSON or M3U text." },
        DocumentKind.Hls => ReadProblems.NotASchedule(
            $"This is {Name}: the manifest of one stream, not a list of media.",
            "To play the stream, use its address as the URL of one event; to import media, give a list of whole videos."),
        _ => ReadProblems.NotASchedule(
            $"This is {Name}, not {wanted}.",
            "Check that it is the right file. If you give a format, give the file's own format, or auto."),
    };
}
