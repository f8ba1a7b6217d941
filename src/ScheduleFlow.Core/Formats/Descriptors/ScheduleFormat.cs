using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Descriptors;

/// <summary>
/// A format of schedules: all that the rest of the program knows about it. It is declared in the format's folder and listed
/// in the registry (ScheduleFormats). Its media type and extension are in the contracts, where the gateway finds them.
/// </summary>
/// <param name="Name">One of <see cref="Contracts.FormatNames"/>; <see cref="Extras"/> are kept under it.</param>
internal sealed record ScheduleFormat(string Name)
{
    /// <summary>Makes a reader; null: the format is not read.</summary>
    public Func<IScheduleReader>? Reader { get; init; }

    /// <summary>What the reader is given; null: any document.</summary>
    public ReaderGuard? Guard { get; init; }

    /// <summary>Makes a writer; null: the format is not written.</summary>
    public Func<IScheduleWriter>? Writer { get; init; }

    /// <summary>How its documents are recognised; none: it is read only if it is asked for.</summary>
    public ImmutableArray<Recognition> Recognitions { get; init; } = [];

    /// <summary>The kind of its documents, for readers of other things, such as playlists.</summary>
    public DocumentKind Kind { get; init; } = DocumentKind.OtherSchedule;

    /// <summary>Whether writing and reading a schedule gives the same schedule.</summary>
    public bool IsLossless { get; init; }

    /// <summary>Whether a document can be fixed in place: what its reader does not know is kept and written back.</summary>
    public bool IsMendable { get; init; }
}
