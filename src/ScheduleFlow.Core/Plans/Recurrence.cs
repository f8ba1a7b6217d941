namespace ScheduleFlow.Core.Plans;

/// <summary>The local days on which something happens.</summary>
/// <param name="Days">Days of the week: bit n for day n of <see cref="DayOfWeek"/>, which begins with Sunday.</param>
/// <param name="First">The season's first day; null: no limit.</param>
/// <param name="Last">The season's last day, inclusive; null: no limit.</param>
internal readonly record struct Recurrence(byte Days, DateOnly? First, DateOnly? Last)
{
    public static readonly Recurrence Daily = new(0x7F, null, null);

    public bool Includes(DateOnly day) =>
        (Days & (1 << (int)day.DayOfWeek)) != 0
        && (First is null || day >= First)
        && (Last is null || day <= Last);
}
