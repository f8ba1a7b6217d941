using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Schedules;

/// <summary>Bytes → raw events, in one pass, without holding the document.</summary>
internal interface IScheduleReader
{
    /// <summary>The name in <see cref="FormatNames"/>.</summary>
    string Format { get; }

    /// <summary>
    /// True where events follow one another and carry no start (a media list): the pipeline places each at the end of
    /// the one before.
    /// </summary>
    bool IsSequential { get; }

    /// <summary>
    /// True for a guide that strangers wrote for viewers: a programme may lack its stop, which then comes from the next
    /// on its channel, and one that says nothing is left out with a warning instead of refusing them all.
    /// </summary>
    bool IsGuide => false;

    /// <summary>
    /// Reads to the end, or to the first thing that makes the document unreadable.
    /// </summary>
    /// <returns>Null, or a <c>parse_error</c> (not well-formed: line and column) or <c>validation</c> problem (well-formed, but not a schedule).</returns>
    Problem? Read(Stream input, IReadSink sink);
}
