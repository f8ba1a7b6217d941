using System.Text.Json;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations.Maintenance;

namespace ScheduleFlow.Gateway.Events;

/// <summary>
/// A line of the audit log as events. The line itself says what changed, so no verb is known here. A listener is a viewer,
/// who may know the name of whoever made a change, but not the address.
/// </summary>
internal static class AuditedChange
{
    /// <summary>Publishes what a line says; nothing where it is torn or says that neither schedules nor timelines changed.</summary>
    public static void Publish(EventHub hub, string line)
    {
        if (Read(line) is not { Changed: { IsDefaultOrEmpty: false } changed } row)
        {
            return;
        }

        var (actor, request) = (row.Actor?.Split('@', 2)[0], row.RequestId);
        var hasAll = row.Count > row.Ids.Length || changed.Contains(ChangedNouns.AnySchedules);
        var ids = hasAll ? [] : row.Ids;
        if (changed.Any(noun => noun is ChangedNouns.Schedules or ChangedNouns.AnySchedules))
        {
            Publish(hub, new ScheduleChangedData(ids, hasAll, row.Revision, actor, row.Verb, request));
        }

        if (changed.Any(noun => noun is ChangedNouns.Timelines or ChangedNouns.AnyTimelines))
        {
            var channels = changed.Contains(ChangedNouns.AnyTimelines) ? [] : row.Channels ?? [];
            Publish(hub, new TimelineChangedData(channels, channels.IsEmpty, ids, row.Revision, actor, row.Verb, request));
        }
    }

    /// <summary>Publishes that anything may have changed.</summary>
    public static void PublishAll(EventHub hub)
    {
        Publish(hub, new ScheduleChangedData([], All: true, null, null, null, null));
        Publish(hub, new TimelineChangedData([], All: true, [], null, null, null, null));
    }

    private static AuditRow? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, GatewayJson.Default.AuditRow);
        }
        catch (JsonException)
        {
            return null; // a torn line, which doctor reports, or one of an older program
        }
    }

    private static void Publish(EventHub hub, ScheduleChangedData data) => hub.Publish(
        EventTypes.ScheduleChanged, data.RequestId ?? "", JsonSerializer.Serialize(data, GatewayJson.Default.ScheduleChangedData));

    private static void Publish(EventHub hub, TimelineChangedData data) => hub.Publish(
        EventTypes.TimelineChanged, data.RequestId ?? "", JsonSerializer.Serialize(data, GatewayJson.Default.TimelineChangedData));
}
