namespace ScheduleFlow.Dashboard.Now;

/// <summary>What the chips above the cards count, and show alone when they are pressed.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Class">Its colour.</param>
/// <param name="Takes">Whether a channel is counted.</param>
internal sealed record NowFilter(string Name, string Class, Func<ChannelNow, DateTimeOffset, bool> Takes)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static IReadOnlyList<NowFilter> All { get; } =
    [
        new("off", "bad", (channel, _) => channel.Outlook.OnAir is null),
        new("dead", "bad", (channel, _) => channel.IsStreamDead || !channel.Outlook.Dead.IsEmpty),
        new("gap", "gap", (channel, now) => channel.Outlook.Gaps.Any(gap => gap.Start - now <= Hour)),
        new("empty", "gap", (channel, now) => channel.Outlook.RunsEmptySoon(now)),
        new("conflict", "gap", (channel, now) => channel.Outlook.Conflicts.Any(conflict => conflict.When.Start - now <= 24 * Hour)),
    ];
}
