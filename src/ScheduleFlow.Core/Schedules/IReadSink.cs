using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Schedules;

/// <summary>Receives what a reader finds, in the order of the document.</summary>
internal interface IReadSink
{
    /// <summary>A schedule begins. Called before its first event, for each schedule of the document.</summary>
    void BeginSchedule();

    /// <summary>The current schedule's name. May come after its events.</summary>
    void Name(string name);

    /// <summary>A channel of the current schedule. May come after its events. Of two with the same id, the first counts.</summary>
    void Channel(Schedules.ScheduleChannel channel);

    /// <summary>What the reader does not know about the current schedule (not about an event). May come after its events.</summary>
    void ScheduleExtras(Schedules.Extras extras);

    /// <summary>One event of the current schedule. False: stop reading; the sink knows why.</summary>
    bool Event(RawEvent rawEvent);

    /// <summary>Something odd, which was read nevertheless.</summary>
    /// <param name="message">A sentence that names the line.</param>
    /// <param name="place">The place that it names; null: none.</param>
    void Warning(string message, Place? place = null);
}
