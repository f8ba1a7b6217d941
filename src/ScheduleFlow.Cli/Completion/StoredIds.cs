using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Cli.Completion;

/// <summary>The ids in the store, for completion in a shell; none if the store cannot be read.</summary>
internal static class StoredIds
{
    private const int Most = 1_000;

    public static ImmutableArray<string> Of(Noun noun, string data)
    {
        var store = new FileStore(data, new ChangeOrigin(Instant.From(TimeProvider.System.GetUtcNow()), "completion", null, null));
        return noun switch
        {
            Noun.Schedule => store.Schedules.List(new ScheduleQuery(Most, null, null)).TryGet(out var page, out _)
                ? [.. page.Schedules.Select(schedule => schedule.Id.ToString())]
                : [],
            Noun.Playlist => store.Playlists.List().TryGet(out var playlists, out _)
                ? [.. playlists.Select(playlist => playlist.Id.ToString())]
                : [],
            Noun.Channel => store.Channels.Load().TryGet(out var channels, out _)
                ? [.. channels.Channels.Take(Most).Select(channel => channel.Id)]
                : [],
            Noun.Key => store.Keys.List().TryGet(out var keys, out _) ? [.. keys.Select(key => key.Id)] : [],
            Noun.User => store.Users.List().TryGet(out var users, out _) ? [.. users.Select(user => user.Name)] : [],
            _ => [],
        };
    }
}
