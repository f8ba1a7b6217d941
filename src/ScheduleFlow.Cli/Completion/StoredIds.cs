using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Cli.Completion;

/// <summary>The ids and names in the store, for completion in a shell; none if the store cannot be read.</summary>
internal static class StoredIds
{
    private const int Most = 1_000;

    public static ImmutableArray<string> Of(Noun noun, string data)
    {
        var store = new FileStore(data, new ChangeOrigin(Instant.From(TimeProvider.System.GetUtcNow()), "completion", null, null));
        return noun switch
        {
            Noun.Schedule => store.Schedules.List(new ScheduleQuery(Most, null, null)).TryGet(out var page, out _)
                ? Words(page.Schedules, schedule => schedule.Id.ToString(), schedule => schedule.Name)
                : [],
            Noun.Playlist => store.Playlists.List().TryGet(out var playlists, out _)
                ? Words(playlists, playlist => playlist.Id.ToString(), playlist => playlist.Name)
                : [],
            Noun.Channel => store.Channels.Load().TryGet(out var channels, out _)
                ? [.. Words(channels.Channels.Take(Most), channel => channel.Id, channel => channel.Name).Union(Timelines(store))]
                : [],
            Noun.Key => store.Keys.List().TryGet(out var keys, out _) ? Words(keys, key => key.Id, key => key.Name) : [],
            Noun.User => store.Users.List().TryGet(out var users, out _) ? [.. users.Select(user => user.Name)] : [],
            _ => [],
        };
    }

    // The names of those that are not in the list of channels.
    private static IEnumerable<string> Timelines(FileStore store) => store.Timelines.Load().TryGet(out var timelines, out _)
        ? timelines.Channels.Keys.Where(name => !name.Any(char.IsControl)).Take(Most)
        : [];

    // One word a line: a name with a line break would be two.
    private static ImmutableArray<string> Words<T>(IEnumerable<T> things, Func<T, string> id, Func<T, string> name) =>
        [.. things.SelectMany(thing => (string[])[id(thing), name(thing)]).Where(word => !word.Any(char.IsControl)).Distinct()];
}
