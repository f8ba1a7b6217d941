using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>The channels of a schedule's events, each with an id that XMLTV accepts.</summary>
internal sealed class XmltvChannels
{
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly string _whole;

    public XmltvChannels(Schedule schedule)
    {
        _whole = ScheduleChannel.IdOfWhole(schedule);
        var used = schedule.Events.Select(item => item.Channel ?? _whole).ToHashSet();

        // Valid ids stay as they are, even if an earlier channel would be given the same one.
        var taken = used.Where(XmltvChannelId.IsValid).ToHashSet();
        var known = schedule.Channels.DistinctBy(channel => channel.Id).ToDictionary(channel => channel.Id);
        var inOrder = known.Keys.Where(used.Contains).Concat(used.Where(id => !known.ContainsKey(id))).ToList();
        foreach (var id in inOrder)
        {
            var channel = known.GetValueOrDefault(id) ?? new ScheduleChannel(id, id == _whole ? schedule.Name : id);
            _entries.Add(id, new Entry(XmltvChannelId.IsValid(id) ? id : XmltvChannelId.MakeValid(id, taken), channel));
        }

        InOrder = [.. inOrder.Select(id => _entries[id])];
    }

    public IReadOnlyList<Entry> InOrder { get; }

    public string IdOf(ScheduleEvent scheduled) => _entries[scheduled.Channel ?? _whole].Id;

    /// <param name="Id">The id in the guide.</param>
    /// <param name="Channel">The channel.</param>
    internal sealed record Entry(string Id, ScheduleChannel Channel)
    {
        public bool IsRenamed => Id != Channel.Id;
    }
}
