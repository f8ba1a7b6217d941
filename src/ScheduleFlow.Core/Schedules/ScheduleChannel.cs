namespace ScheduleFlow.Core.Schedules;

/// <summary>A channel of a schedule.</summary>
/// <param name="Id">Its id in events; never empty, unique in the schedule, case-sensitive.</param>
/// <param name="Name">Its name for viewers; never empty.</param>
/// <param name="Xmltv">What XMLTV keeps about it, like <see cref="Extras"/>: other names, icons and addresses.</param>
internal sealed record ScheduleChannel(string Id, string Name, string? Xmltv = null)
{
    private const string Whole = ".scheduleflow";

    /// <summary>The id of a schedule without channels, where a channel is needed.</summary>
    public static string IdOfWhole(Schedule schedule) => schedule.Id + Whole;

    /// <summary>Whether <see cref="IdOfWhole"/> made this id.</summary>
    public static bool IsIdOfWhole(string id) =>
        id.EndsWith(Whole, StringComparison.Ordinal) && ScheduleId.TryParse(id[..^Whole.Length], out _);
}
