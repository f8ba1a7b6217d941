namespace ScheduleFlow.Core.Schedules;

/// <summary>A channel of a schedule.</summary>
/// <param name="Id">What its events call it; never empty, unique in the schedule, its case counts.</param>
/// <param name="Name">What to call it to a viewer; never empty.</param>
/// <param name="Xmltv">What <see cref="Extras"/> hold for XMLTV: further names, icons and addresses.</param>
internal sealed record ScheduleChannel(string Id, string Name, string? Xmltv = null)
{
    private const string Whole = ".scheduleflow";

    /// <summary>The channel that a schedule without channels is, where there has to be one.</summary>
    public static string IdOfWhole(Schedule schedule) => schedule.Id + Whole;

    /// <summary>Whether it is the channel that a schedule without channels became.</summary>
    public static bool IsIdOfWhole(string id) => id.EndsWith(Whole, StringComparison.Ordinal) && ScheduleId.TryParse(id[..^Whole.Length], out _);
}
