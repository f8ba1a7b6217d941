using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Filling;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Filling;

public sealed class SchedulePlaylistTests : IDisposable
{
    private static readonly Instant Origin = InstantText.Parse("2026-01-01T00:00:00Z").Value;

    private readonly TempFolder _folder = new();
    private readonly FileStore _store;

    public SchedulePlaylistTests() => _store = new FileStore(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_calendar_between_two_others_keeps_its_distance_from_both()
    {
        // The one in the middle is filled last; "d" has just played before it, and plays again days after it.
        Fill("abcd", atHours: 0).Value.Cooldown.Violations.Should().Be(0);
        Fill("dcba", atHours: 216).Value.Cooldown.Violations.Should().Be(0);

        var between = Fill("abcd", atHours: 2).Value;

        between.Cooldown.Violations.Should().Be(0);
        between.Cooldown.AchievedMinHours.Should().Be(LeastDistance() / 3600d);
        LeastDistance().Should().BeGreaterThanOrEqualTo(2 * 3600);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Calendars_filled_in_any_order_never_break_a_cooldown_without_saying_so(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            Directory.Delete(_folder.Path, recursive: true);
            Directory.CreateDirectory(_folder.Path);
            var violations = 0;
            foreach (var at in Enumerable.Range(0, 5).OrderBy(_ => random.Next()))
            {
                var filled = Fill("abcdefgh"[..random.Next(3, 9)], at * random.Next(1, 4), hours: 1 + random.Next(2));
                violations += filled.TryGet(out var reply, out var problem) ? reply.Cooldown.Violations : 0;
                (problem is null || problem.Type == ErrorType.Validation).Should().BeTrue();
            }

            if (violations == 0 && LeastDistance() is { } least)
            {
                least.Should().BeGreaterThanOrEqualTo(2 * 3600, $"seed {seed}, round {round}");
            }
        }
    }

    [Fact]
    public void Deleting_calendars_in_any_order_leaves_the_plays_of_those_that_stand()
    {
        var late = Id(Fill("abcd", atHours: 216).Value);
        var early = Id(Fill("abcd", atHours: 0).Value);

        _store.Schedules.Delete(late).Problem.Should().BeNull();
        Fill("abcd", atHours: 2).Value.Cooldown.AchievedMinHours.Should().Be(2, "each video has just played");

        _store.Schedules.DeleteAll().Problem.Should().BeNull();
        _store.Timelines.LoadHistory(ChannelTimeline.DefaultChannel).Value.Plays.Should().BeEmpty($"{early} and the others never went on air");
    }

    [Fact]
    public void The_same_seed_gives_the_same_schedule_id_also_where_the_request_gives_it()
    {
        var ids = Enumerable.Range(0, 2).Select(i =>
        {
            var context = Context(new FileStore(_folder[$"d{i}"]));
            return Id((SchedulePlaylistReply)SchedulePlaylist.Run(Request("abcd", 0, 2, seed: 7), context).Value);
        });

        ids.Distinct().Should().ContainSingle();
    }

    private static ScheduleId Id(SchedulePlaylistReply reply) => ScheduleId.TryParse(reply.ScheduleId, out var id) ? id : default;

    private Outcome<SchedulePlaylistReply> Fill(string videos, int atHours, int hours = 2) =>
        SchedulePlaylist.Run(Request(videos, atHours, hours), Context(_store)).TryGet(out var reply, out var problem) ? (SchedulePlaylistReply)reply : problem;

    private static SchedulePlaylistRequest Request(string videos, int atHours, int hours, long? seed = null) => new()
    {
        Links = $$"""{"name":"Pool","items":[{{string.Join(',', videos.Select(video => $"\"{video}\""))}}]}""",
        Start = Origin.PlusSeconds(atHours * 3600L).ToString(),
        Hours = hours,
        Slot = 30,
        Cooldown = 2,
        NoShuffle = true,
        Seed = seed,
    };

    private static OperationContext Context(IStore store) => new() { Store = store, Now = Origin, Entropy = Guid.NewGuid() };

    // Of every pair of plays of a video that are on the timeline.
    private long? LeastDistance()
    {
        var starts = TimelineReader.Open(Context(_store)).Value
            .Events(ChannelTimeline.DefaultChannel, Instant.MinValue, Instant.MaxValue)
            .GroupBy(item => item.Event.MediaUrl)
            .Select(plays => plays.Select(item => item.Window.Start.UnixSeconds).Order().ToImmutableArray());
        return starts.SelectMany(plays => plays.Zip(plays.Skip(1), (a, b) => (long?)(b - a))).Min();
    }
}
