using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>What filled calendars play, which changes with them alone (<see cref="IScheduleStore.AddCalendar"/>).</summary>
internal interface IHistoryStore
{
    Outcome<CooldownHistory> Load();
}
