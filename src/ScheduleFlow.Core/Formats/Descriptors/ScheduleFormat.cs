using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Descriptors;

/// <summary>
/// A format of schedules: all that the rest of the program knows of it. It stands in the format's folder, and in one line of
/// the registry (ScheduleFormats); its media type and extension stand in the contracts, where the gateway finds them.
/// </summary>
/// <param name="Name">One of <see cref="Contracts.FormatNames"/>; <see cref="Extras"/> are kept under it.</param>
internal sealed record ScheduleFormat(string Name)
{
    /// <summary>Makes a reader; null: the format is not read.</summary>
    public Func<IScheduleReader>? Reader { get; init; }

    /// <summary>What the reader is given; null: whatever there is.</summary>
    public ReaderGuard? Guard { get; init; }

    /// <summary>Makes a writer; null: the format is not written.</summary>
    public Func<IScheduleWriter>? Writer { get; init; }

    /// <summary>How its documents are known; none: it is read only where it is asked for.</summary>
    public ImmutableArray<Recognition> Recognitions { get; init; } = [];

    /// <summary>What its documents are to readers of other things, such as playlists.</summary>
    public DocumentKind Kind { get; init; } = DocumentKind.OtherSchedule;

    /// <summary>Whether a schedule that is written and read again is the same.</summary>
    public bool IsLossless { get; init; }

    /// <summary>Whether a document can be mended in its place: what its reader does not know is kept, and written again.</summary>
    public bool IsMendable { get; init; }
}
