using ScheduleFlow.Contracts.Operations.Settings;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.Station;

/// <summary>
/// The station's time: all times that a person reads and writes are in its zone (<c>station.zone</c>, else UTC), wherever the
/// person is.
/// </summary>
public sealed class StationClock(ApiClient api, ServerTime time)
{
    public event Action? Changed;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>The zone's IANA name.</summary>
    public string ZoneName { get; private set; } = "UTC";

    /// <summary>Whether the station has set its zone; where it has not, all is in UTC.</summary>
    public bool IsSet { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Today, at the station.</summary>
    public DateOnly Today => DateOf(Now);

    /// <summary>Asks the server for the zone.</summary>
    public async Task LoadAsync()
    {
        if ((await api.AskAsync(new ShowConfigRequest())).TryGet(out var reply, out _))
        {
            Use(reply.Config.Station.Zone);
        }
    }

    public void Use(string? zone)
    {
        // A zone that this browser's data does not know is shown in UTC.
        IsSet = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);
        ZoneName = IsSet ? zone! : "UTC";
        Zone = IsSet ? TimeZoneInfo.FindSystemTimeZoneById(zone!) : TimeZoneInfo.Utc;
        Changed?.Invoke();
    }

    /// <summary>The wall clock at an instant, with its offset.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The instant at which a day begins: its midnight, or where a change of clocks has removed that, the first instant after.</summary>
    public DateTimeOffset StartOf(DateOnly day) => Instant(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>
    /// The instant of a wall clock. One that a change of clocks skips is as much later; of two the first, unless
    /// <paramref name="second"/> is asked for.
    /// </summary>
    public DateTimeOffset Instant(DateTime wall, bool second = false)
    {
        wall = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(wall))
        {
            var before = Zone.GetUtcOffset(wall.AddDays(-1));
            return new DateTimeOffset(wall, before).ToUniversalTime();
        }

        var offset = Zone.IsAmbiguousTime(wall)
            ? Zone.GetAmbiguousTimeOffsets(wall) is var offsets && second ? offsets.Min() : offsets.Max()
            : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }
}
