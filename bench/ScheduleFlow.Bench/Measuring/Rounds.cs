using System.Diagnostics;

namespace ScheduleFlow.Bench.Measuring;

/// <summary>Two pieces of code in this process that are timed in turns.</summary>
internal static class Rounds
{
    private const int WarmUps = 8;

    /// <returns>Seconds of each, and of each round how many times faster the measured one is than the reference.</returns>
    public static (Samples Measured, Samples Reference, Samples Ratios) Run(int rounds, Action measured, Action reference)
    {
        var (first, second, ratios) = (new Samples(), new Samples(), new Samples());
        for (var round = -WarmUps; round < rounds; round++)
        {
            // What one leaves behind is not cleared away in the other's time.
            GC.Collect();
            var a = Seconds(measured);
            GC.Collect();
            var b = Seconds(reference);
            if (round >= 0)
            {
                first.Add(a);
                second.Add(b);
                ratios.Add(b / a);
            }
        }

        return (first, second, ratios);
    }

    private static double Seconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
