using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Tests.Channels;

/// <summary>Channels to test with.</summary>
internal static class Some
{
    private const string Instant = "2026-12-01T12:00:00Z";

    public static ChannelRow Channel(string id, string? number = null) => new()
    {
        Id = id,
        Name = $"Channel {id}",
        Url = $"https://media.example.edu/{id}.m3u8",
        Number = number,
        Added = Instant,
        Updated = Instant,
    };

    /// <summary>Channels with these numbers, called a, b, c …</summary>
    public static ImmutableArray<ChannelRow> Channels(params string?[] numbers) =>
        [.. numbers.Select((number, index) => Channel(((char)('a' + index)).ToString(), number))];
}
