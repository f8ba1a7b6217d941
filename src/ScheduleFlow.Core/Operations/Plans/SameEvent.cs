using System.Diagnostics.CodeAnalysis;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>
/// Compares events of two calendars of a channel: their time, their content and their reason. The planner's steps are not
/// compared, as they differ from run to run.
/// </summary>
internal sealed class SameEvent : IEqualityComparer<ScheduleEvent>
{
    public static readonly SameEvent Comparer = new();

    public bool Equals(ScheduleEvent? one, ScheduleEvent? other) =>
        ReferenceEquals(one, other)
        || (one is not null && other is not null
            && one.Window == other.Window
            && one.Id == other.Id
            && one.Title == other.Title
            && one.MediaUrl == other.MediaUrl
            && one.Category == other.Category
            && EventReason.Of(one) is { } why && EventReason.Of(other) is { } because
            && why.Kind == because.Kind
            && why.Source == because.Source);

    public int GetHashCode([DisallowNull] ScheduleEvent item) => item.Window.GetHashCode();
}
