using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>Keeps everything a reader says, by schedule.</summary>
internal sealed class RecordingSink(int maxEvents = int.MaxValue) : IReadSink
{
    public List<ReadSchedule> Schedules { get; } = [];

    public List<string> Warnings { get; } = [];

    public IEnumerable<RawEvent> Events => Schedules.SelectMany(schedule => schedule.Events);

    public int EventCount { get; private set; }

    public void BeginSchedule() => Schedules.Add(new ReadSchedule());

    public void Name(string name) => Schedules[^1].Name = name;

    public void Channel(ScheduleChannel channel) => Schedules[^1].Channels.Add(channel);

    public void ScheduleExtras(Extras extras) => Schedules[^1].Extras = extras;

    public bool Event(RawEvent rawEvent)
    {
        Schedules[^1].Events.Add(rawEvent);
        EventCount++;
        rawEvent.Position.Should().Be(EventCount, "events are counted through the document");
        return EventCount < maxEvents;
    }

    public void Warning(string message, Place? place = null) => Warnings.Add(message);

    internal sealed class ReadSchedule
    {
        public string? Name { get; set; }

        public Extras? Extras { get; set; }

        public List<ScheduleChannel> Channels { get; } = [];

        public List<RawEvent> Events { get; } = [];
    }
}
