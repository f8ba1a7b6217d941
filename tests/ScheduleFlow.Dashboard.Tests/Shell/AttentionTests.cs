using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Dashboard.Shell;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Tests.Shell;

public sealed class AttentionTests
{
    private static readonly DateTimeOffset Now = Wording.Parse("2026-12-07T12:00:00Z");

    [Fact]
    public void It_counts_channels_that_are_off_air_or_soon_will_be()
    {
        var reply = new NowReply
        {
            Time = "2026-12-07T12:00:00Z",
            Count = 4,
            Channels =
            [
                Row("off", null, next: true), Row("last", 30, next: false), Row("last but long", 90, next: false),
                Row("fine", 30, next: true),
            ],
        };

        Attention.Of(reply, Now).Should().Be(2);
    }

    private static NowRow Row(string id, int? minutes, bool next) => new()
    {
        Id = id,
        Name = id,
        ScheduleId = "week",
        Now = minutes is not { } left ? null : new()
        {
            Title = "Now",
            Start = Wording.Wire(Now.AddHours(-1)),
            End = Wording.Wire(Now.AddMinutes(left)),
            ElapsedSeconds = 3_600,
            RemainingSeconds = left * 60,
        },
        Next = !next ? null : new()
        {
            Title = "Next",
            Start = Wording.Wire(Now.AddHours(2)),
            End = Wording.Wire(Now.AddHours(3)),
            StartsInSeconds = 7_200,
        },
    };
}
