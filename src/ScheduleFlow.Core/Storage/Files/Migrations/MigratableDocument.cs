using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Migrations;

/// <summary>A document that a migration may upgrade.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Chain">The steps for its kind.</param>
/// <param name="Check">Reads it with the kind's own reader, and throws as that does.</param>
internal sealed record MigratableDocument(string Path, SchemaChain Chain, Func<byte[], ScheduleSummary?> Check)
{
    /// <summary>Every document of a store.</summary>
    public static IEnumerable<MigratableDocument> All(StoreFolder folder)
    {
        var paths = folder.Paths;
        foreach (var id in folder.Reader.Documents(paths.Schedules).Ids)
        {
            yield return new MigratableDocument(
                paths.Schedule(id),
                SchemaChain.Schedules,
                bytes => ScheduleSummary.Of(folder.Documents.Schedule(id).Read(bytes)));
        }

        foreach (var path in (IEnumerable<string>)
            [
                .. folder.Reader.Documents(paths.Playlists).Ids.Select(paths.Playlist),
                .. folder.Documents.Replies(folder.Disk),
                .. folder.Documents.Histories(folder.Disk),
                paths.Users,
                paths.Timelines,
                paths.LinkReport,
                paths.Settings,
            ])
        {
            yield return new MigratableDocument(path, SchemaChain.First, static _ => null);
        }

        yield return new MigratableDocument(paths.Channels, SchemaChain.Channels, static _ => null);
        yield return new MigratableDocument(paths.Keys, SchemaChain.Keys, static bytes =>
        {
            ApiKeyDocument.Read(bytes);
            return null;
        });
    }
}
