using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Measuring;

/// <summary>
/// Commands that are timed in turns, A B A B …, so that whatever else slows the machine down slows all of them down.
/// </summary>
internal static class Contest
{
    private const int WarmUps = 3;

    /// <summary>Wall milliseconds of each command, in the order of the commands.</summary>
    /// <param name="rounds">How often each is run, after warm-ups that do not count.</param>
    public static Samples[] Run(int rounds, params Command[] commands)
    {
        var spawners = commands.Select(command => new Spawner(command)).ToArray();
        var wall = commands.Select(_ => new Samples()).ToArray();
        try
        {
            for (var round = -Math.Min(WarmUps, rounds); round < rounds; round++)
            {
                for (var i = 0; i < spawners.Length; i++)
                {
                    var exit = spawners[i].Run();
                    if (round >= 0)
                    {
                        wall[i].Add(exit.Wall.TotalMilliseconds);
                    }
                }
            }
        }
        finally
        {
            Array.ForEach(spawners, spawner => spawner.Dispose());
        }

        return wall;
    }
}
