using ScheduleFlow.Core.Filling;

namespace ScheduleFlow.Core.Tests.Filling;

/// <summary>Random requests small enough for <see cref="EveryCalendar"/>, the same ones in every run.</summary>
internal static class SmallRequests
{
    /// <summary>
    /// History: none; one play of a video, only before the horizon, or before, in and after it; or several plays of each
    /// video, on both sides of its slots.
    /// </summary>
    public enum HistoryKind
    {
        None,
        Behind,
        Anywhere,
        BothSides,
    }

    /// <summary>1 to 5 videos, 1 to 7 slots (the last one often cut short), cooldowns on and off the slots' beat.</summary>
    public static IEnumerable<FillRequest> Of(HistoryKind kind, int count)
    {
        var random = new Random(20261130);
        for (var i = 0; i < count; i++)
        {
            var videos = kind == HistoryKind.BothSides ? random.Next(3, 6) : random.Next(1, 5);
            var slots = kind == HistoryKind.BothSides ? random.Next(3, 7) : random.Next(1, 8);
            var request = FillSample.Request(FillSample.Letters("abcde"[..videos]), slots, random.Next(0, kind == HistoryKind.BothSides ? 7 : 17) / 2d) with
            {
                HorizonSeconds = (slots * FillSample.Hour) - (random.Next(2) * random.Next(3599)),
                Shuffle = random.Next(2) == 0,
                Seed = random.Next(),
            };
            var history = new double?[videos];
            for (var video = 0; video < videos && kind != HistoryKind.None; video++)
            {
                if (kind == HistoryKind.BothSides)
                {
                    break;
                }

                history[video] = random.Next(4) == 0 ? null : random.Next(-16, kind == HistoryKind.Behind ? 1 : 28) / 2d;
            }

            yield return kind == HistoryKind.BothSides ? request.WithPlays(Several(random, videos)) : request.WithHistory(history);
        }
    }

    public static long[] StartsOf(FillRequest request)
    {
        var slots = (request.HorizonSeconds + request.SlotSeconds - 1) / request.SlotSeconds;
        return [.. Enumerable.Range(0, (int)slots).Select(slot => request.Start.UnixSeconds + (slot * request.SlotSeconds))];
    }

    public static long[][] HistoryOf(FillRequest request) =>
        [.. request.Pool.Select(item => request.History.Of(item.Url).Select(start => start.UnixSeconds).ToArray())];

    // Near enough to the slots that most of them leave a mark, and some a window between two of them.
    private static double[][] Several(Random random, int videos) =>
        [.. Enumerable.Range(0, videos).Select(_ => Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(-6, 22) / 2d).Order().ToArray())];
}
