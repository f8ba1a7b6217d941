using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The folder of exports.</summary>
internal sealed class FileExportStore(StoreFolder folder) : IExportStore
{
    public string PathOf(string name) => folder.Paths.Export(name);

    public Outcome<StoredFile> Write(string name, Action<Stream> content) =>
        folder.Guard(() => folder.Publish(PathOf(name), content));
}
