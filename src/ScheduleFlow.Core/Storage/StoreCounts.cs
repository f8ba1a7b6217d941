namespace ScheduleFlow.Core.Storage;

/// <summary>How much a store holds.</summary>
internal sealed record StoreCounts(int Schedules, int Playlists, int Pages);
