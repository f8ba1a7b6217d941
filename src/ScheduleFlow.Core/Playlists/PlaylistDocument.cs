using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Playlists;

/// <summary>A playlist as it was read, in order.</summary>
/// <param name="Name">Its name in the document; null: none.</param>
/// <param name="Items">One or more.</param>
/// <param name="Warnings">Warnings with their places, at most <see cref="Contracts.Limits.MaxListed"/>.</param>
internal sealed record PlaylistDocument(string? Name, ImmutableArray<MediaItem> Items, ImmutableArray<string> Warnings);
