using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The folder of generated pages.</summary>
internal sealed class FilePageStore(StoreFolder folder) : IPageStore
{
    public Outcome<StoredFile> Write(string name, Action<Stream> content) =>
        folder.Guard(() => folder.Publish(folder.Paths.Page(name), content));

    public Outcome<ImmutableArray<StoredFile>> List() => folder.Guard<ImmutableArray<StoredFile>>(() =>
        folder.Reader.PageNames().Order(StringComparer.Ordinal).Select(Page).ToImmutableArray());

    private StoredFile Page(string name)
    {
        var path = folder.Paths.Page(name);
        return folder.Disk.Describe(folder.Reader.Place(path)) with { Name = name, Path = path };
    }
}
