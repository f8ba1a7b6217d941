namespace ScheduleFlow.Bench.Load;

/// <summary>What a loop did.</summary>
/// <param name="Runs">At least one.</param>
/// <param name="Cpu">Of this program and of the children that the runs waited for.</param>
internal readonly record struct LoopResult(int Runs, TimeSpan Wall, TimeSpan Cpu)
{
    public double PerSecond => Runs / Wall.TotalSeconds;
}
