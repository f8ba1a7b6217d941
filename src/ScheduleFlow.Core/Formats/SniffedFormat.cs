using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats;

/// <summary>What a document is, by its first bytes.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Encoding">UTF-8, UTF-16LE … as the first bytes suggest.</param>
/// <param name="Name">What to call it to a person: <c>an HLS media playlist</c>, <c>a ZIP archive</c>.</param>
internal sealed record SniffedFormat(DocumentKind Kind, string Encoding, string Name)
{
    /// <summary>The format of schedules that it has; null: it is no schedule.</summary>
    public ScheduleFormat? Format { get; init; }

    /// <summary>Why this is not what was asked for.</summary>
    public Problem Refusal(string wanted) => Kind switch
    {
        DocumentKind.Empty => ReadProblems.Empty(wanted),
        DocumentKind.Gzip => new(ErrorType.ParseError, "This is a gzip file, which is not unpacked here.") { Hint = "Unpack it first: gunzip FILE." },
        DocumentKind.Binary => new(ErrorType.ParseError, $"This is {Name}, not text.") { Hint = "Schedules are XML, JSON or M3U text." },
        DocumentKind.Hls => ReadProblems.NotASchedule(
            $"This is {Name}: the manifest of one stream, not a list of media.",
            "To play the stream, use its address as the URL of one event; to import media, give a list of whole videos."),
        _ => ReadProblems.NotASchedule($"This is {Name}, not {wanted}.", "Check that it is the right file; where a format is given, give the one that it has, or auto."),
    };
}
