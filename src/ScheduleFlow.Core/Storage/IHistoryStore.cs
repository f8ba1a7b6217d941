using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>The plays of filled calendars. It changes only with them (<see cref="IScheduleStore.AddCalendar"/>).</summary>
internal interface IHistoryStore
{
    Outcome<CooldownHistory> Load();
}
