using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Playlists;

/// <summary>A playlist as it was read, in its order.</summary>
/// <param name="Name">The name that the document gives it, or null.</param>
/// <param name="Items">One or more.</param>
/// <param name="Warnings">What was odd, with its place; cut off at <see cref="Contracts.Limits.MaxListed"/>.</param>
internal sealed record PlaylistDocument(string? Name, ImmutableArray<MediaItem> Items, ImmutableArray<string> Warnings);
