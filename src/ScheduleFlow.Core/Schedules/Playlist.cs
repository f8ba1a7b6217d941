using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>A stored list of media, in order.</summary>
internal sealed record Playlist(ScheduleId Id, string Name, Instant Imported, ImmutableArray<MediaItem> Items);
