using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Schedules;

/// <summary>Bytes → raw events, in one pass, without holding the document in memory.</summary>
internal interface IScheduleReader
{
    /// <summary>The name in <see cref="FormatNames"/>.</summary>
    string Format { get; }

    /// <summary>
    /// True if events follow one another and have no start (a media list): the pipeline places each at the end of the
    /// one before.
    /// </summary>
    bool IsSequential { get; }

    /// <summary>
    /// True for a guide that others wrote for viewers. A programme may lack its stop, which then comes from the next one
    /// on its channel. A useless programme is skipped with a warning, and the guide is not refused.
    /// </summary>
    bool IsGuide => false;

    /// <summary>Reads to the end, or to the first error that makes the document unreadable.</summary>
    /// <returns>
    /// Null; or a problem: <c>parse_error</c> with line and column (not well-formed), or <c>validation</c> (well-formed,
    /// but not a schedule).
    /// </returns>
    Problem? Read(Stream input, IReadSink sink);
}
