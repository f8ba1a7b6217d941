using ScheduleFlow.Core.Filling;

namespace ScheduleFlow.Core.Tests.Filling;

/// <summary>Random requests small enough for <see cref="EveryCalendar"/>, the same ones in every run.</summary>
internal static class SmallRequests
{
    /// <summary>History: none, only before the horizon, or before, in and after it.</summary>
    public enum HistoryKind
    {
        None,
        Behind,
        Anywhere,
    }

    /// <summary>1 to 4 videos, 1 to 7 slots (the last one often cut short), cooldowns on and off the slots' beat.</summary>
    public static IEnumerable<FillRequest> Of(HistoryKind kind, int count)
    {
        var random = new Random(20261130);
        for (var i = 0; i < count; i++)
        {
            var videos = random.Next(1, 5);
            var slots = random.Next(1, 8);
            var request = FillSample.Request(FillSample.Letters("abcd"[..videos]), slots, random.Next(0, 17) / 2d) with
            {
                HorizonSeconds = (slots * FillSample.Hour) - (random.Next(2) * random.Next(3599)),
                Shuffle = random.Next(2) == 0,
                Seed = random.Next(),
            };
            var history = new double?[videos];
            for (var video = 0; video < videos && kind != HistoryKind.None; video++)
            {
                history[video] = random.Next(4) == 0 ? null : random.Next(-16, kind == HistoryKind.Behind ? 1 : 28) / 2d;
            }

            yield return request.WithHistory(history);
        }
    }

    public static long[] StartsOf(FillRequest request)
    {
        var slots = (request.HorizonSeconds + request.SlotSeconds - 1) / request.SlotSeconds;
        return [.. Enumerable.Range(0, (int)slots).Select(slot => request.Start.UnixSeconds + (slot * request.SlotSeconds))];
    }

    public static long[] HistoryOf(FillRequest request) =>
        [.. request.Pool.Select(item => request.History.TryGetValue(item.Url, out var last) ? last.UnixSeconds : VideoPool.Never)];
}
