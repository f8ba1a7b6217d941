using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Schedules;

/// <summary>Where a reader puts what it finds, in the order of the document.</summary>
internal interface IReadSink
{
    /// <summary>
    /// A schedule begins. Called before its first event, also for the only schedule of a document; a document that
    /// holds several calls it for each.
    /// </summary>
    void BeginSchedule();

    /// <summary>The name that the document gives the current schedule. May come after its events.</summary>
    void Name(string name);

    /// <summary>A channel of the current schedule. May come after its events; of two with one id the first counts.</summary>
    void Channel(Schedules.ScheduleChannel channel);

    /// <summary>What the reader does not know about the current schedule (not about an event). May come after its events.</summary>
    void ScheduleExtras(Schedules.Extras extras);

    /// <summary>One event of the current schedule. False: stop reading, the limit is reached (the sink knows why).</summary>
    bool Event(RawEvent rawEvent);

    /// <summary>Something odd that was read all the same.</summary>
    /// <param name="message">A sentence that names the line.</param>
    /// <param name="place">The same place; null: none.</param>
    void Warning(string message, Place? place = null);
}
