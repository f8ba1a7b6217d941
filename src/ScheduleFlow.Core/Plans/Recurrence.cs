namespace ScheduleFlow.Core.Plans;

/// <summary>The local days on which something happens.</summary>
/// <param name="Days">By day of the week, Sunday first, as <see cref="DayOfWeek"/> counts; bit n for day n.</param>
/// <param name="First">The season's first day, or null.</param>
/// <param name="Last">The season's last day, which belongs to it, or null.</param>
internal readonly record struct Recurrence(byte Days, DateOnly? First, DateOnly? Last)
{
    public static readonly Recurrence Daily = new(0x7F, null, null);

    public bool Includes(DateOnly day) => (Days & (1 << (int)day.DayOfWeek)) != 0 && (First is null || day >= First) && (Last is null || day <= Last);
}
