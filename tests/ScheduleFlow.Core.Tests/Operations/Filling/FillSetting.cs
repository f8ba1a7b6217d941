using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Operations.Filling;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Operations.Channels;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Operations.Filling;

/// <summary>Channels that are filled from one library: <c>one</c> and <c>two</c> of the group News, and <c>three</c> of none.</summary>
public abstract class FillSetting : ChannelOperations
{
    private protected FillSetting()
    {
        Add("""{"name":"One","url":"http://a","tvg_id":"one","group":"News"}""");
        Add("""{"name":"Two","url":"http://b","tvg_id":"two","group":"News"}""");
        Add("""{"name":"Three","url":"http://c","tvg_id":"three"}""");
    }

    /// <summary>A request for half hours from a library, the hours counted from the origin.</summary>
    private protected static SchedulePlaylistRequest Request(
        int videos, string? channel = null, double at = 0, double hours = 168, string across = PlayScopes.Channel, long seed = 7) => new()
        {
            Links = Library(videos),
            Channel = channel,
            Across = across,
            Start = Hour(at).ToString(),
            Hours = hours,
            Seed = seed,
        };

    /// <summary>The same request with other values of some options.</summary>
    private protected static SchedulePlaylistRequest Request(SchedulePlaylistRequest like, bool draft = false, bool dryRun = false,
        string? replace = null, string? ifRevision = null, string? playlist = null, string? onExhausted = null, bool noShuffle = false) => new()
        {
            Links = playlist is null ? like.Links : null,
            Playlist = playlist,
            Channel = like.Channel,
            Across = like.Across,
            Start = like.Start,
            Hours = like.Hours,
            Seed = like.Seed,
            IsDraft = draft,
            IsDryRun = dryRun,
            Replace = replace,
            IfRevision = ifRevision,
            OnExhausted = onExhausted,
            NoShuffle = noShuffle,
        };

    private protected static Instant Hour(double hour) => Events.Origin.PlusSeconds((long)(hour * 3600));

    private protected static string Library(int videos) =>
        $$"""{"name":"Library","items":[{{string.Join(',', Enumerable.Range(0, videos).Select(video => $"\"v{video}.mp4\""))}}]}""";

    private protected Outcome<SchedulePlaylistReply> Filling(SchedulePlaylistRequest request, long atSeconds = 0) =>
        SchedulePlaylist.Run(request, At(atSeconds)).TryGet(out var reply, out var problem) ? (SchedulePlaylistReply)reply : problem;

    private protected SchedulePlaylistReply Fill(SchedulePlaylistRequest request) => Filling(request).Value;

    private protected Schedule Stored(SchedulePlaylistReply reply) =>
        Store().Schedules.Load(ScheduleId.TryParse(reply.ScheduleId, out var id) ? id : default).Value;

    /// <summary>What is on the air of a channel: URL and start.</summary>
    private protected ImmutableArray<(string Url, Instant Start)> OnAir(string channel) =>
        [.. TimelineReader.Open(At()).Value.Events(channel, Instant.MinValue, Instant.MaxValue)
            .Where(item => !item.IsJoined).Select(item => (item.Event.MediaUrl!, item.Window.Start))];

    /// <summary>Plays of a channel that are nearer than 48 hours to another one of the same video, by looking at all pairs.</summary>
    private protected static int Clashes(ImmutableArray<(string Url, Instant Start)> plays) =>
        plays.Count(play => plays.Any(other => other != play && IsClash(play, other)));

    /// <summary>The same between the plays of two channels.</summary>
    private protected static int Clashes(
        ImmutableArray<(string Url, Instant Start)> plays, ImmutableArray<(string Url, Instant Start)> others) =>
        plays.Count(play => others.Any(other => IsClash(play, other)));

    private static bool IsClash((string Url, Instant Start) one, (string Url, Instant Start) other) =>
        one.Url == other.Url && Math.Abs(one.Start - other.Start) < 48 * 3600;
}
