using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.TimeZones;

namespace ScheduleFlow.Core.Time;

/// <summary>
/// A time zone by its IANA name, from the built-in tzdb: the same on every machine. The database is loaded only when the
/// first zone is needed.
/// </summary>
internal sealed class Zone
{
    private readonly DateTimeZone _zone;

    private Zone(DateTimeZone zone) => _zone = zone;

    /// <summary>UTC; loads no database.</summary>
    public static Zone Utc => new(DateTimeZone.Utc);

    /// <summary>The IANA name in its own spelling.</summary>
    public string Id => _zone.Id;

    /// <summary>Finds a zone, ignoring case; else gives the reason, with names that are close.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out Zone? zone, [NotNullWhen(false)] out string? reason)
    {
        zone = null;
        reason = null;
        var ids = DateTimeZoneProviders.Tzdb.Ids;
        foreach (var id in ids)
        {
            if (string.Equals(id, name, StringComparison.OrdinalIgnoreCase))
            {
                zone = new Zone(DateTimeZoneProviders.Tzdb[id]);
                return true;
            }
        }

        var close = ZoneSuggestions.For(name, ids);
        reason = close.Count > 0
            ? $"there is no time zone \"{name}\"; did you mean {string.Join(" or ", close)}?"
            : $"there is no time zone \"{name}\"; zones have IANA names such as Europe/London";
        return false;
    }

    /// <summary>Finds the zone for a Windows name (<c>W. Europe Standard Time</c>).</summary>
    public static bool TryFindWindows(string name, [NotNullWhen(true)] out Zone? zone)
    {
        var isKnown = TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var id);
        zone = isKnown ? new Zone(DateTimeZoneProviders.Tzdb[id!]) : null;
        return isKnown;
    }

    /// <summary>
    /// The instant at which a clock in this zone shows the local time, given in seconds since 1970-01-01T00:00 on that
    /// clock. If the time occurs twice, the earlier instant; if it is skipped, it is moved forward by the length of the
    /// gap.
    /// </summary>
    public (Instant Instant, TimeNotes Notes) ToInstant(long localSeconds)
    {
        var mapping = Map(localSeconds);
        return mapping.Count switch
        {
            1 => (With(mapping.EarlyInterval), TimeNotes.None),
            2 => (With(mapping.EarlyInterval), TimeNotes.Fold),
            _ => (With(mapping.EarlyInterval), TimeNotes.Gap),
        };

        // This holds in a gap too: the offset before it moves the skipped time forward by the length of the gap.
        Instant With(ZoneInterval interval) => new(localSeconds - interval.WallOffset.Seconds);
    }

    /// <summary>
    /// The first instant at which a clock in this zone shows the local time or a later one: the earlier of two, or the
    /// end of a gap.
    /// </summary>
    public Instant FirstAt(long localSeconds)
    {
        var mapping = Map(localSeconds);
        return mapping.Count == 0 ? new Instant(mapping.EarlyInterval.End.ToUnixTimeSeconds()) : ToInstant(localSeconds).Instant;
    }

    /// <summary>The later of the two instants at which a clock shows a local time that occurs twice; null for any other time.</summary>
    public Instant? SecondAt(long localSeconds)
    {
        var mapping = Map(localSeconds);
        return mapping.Count == 2 ? new Instant(localSeconds - mapping.LateInterval.WallOffset.Seconds) : null;
    }

    /// <summary>What a clock in this zone shows at the instant, in seconds since 1970-01-01T00:00 on that clock.</summary>
    public long ToLocalSeconds(Instant instant) =>
        instant.UnixSeconds + _zone.GetUtcOffset(NodaTime.Instant.FromUnixTimeSeconds(instant.UnixSeconds)).Seconds;

    public override string ToString() => Id;

    private ZoneLocalMapping Map(long localSeconds) =>
        _zone.MapLocal(NodaTime.Instant.FromUnixTimeSeconds(localSeconds).InUtc().LocalDateTime);
}
