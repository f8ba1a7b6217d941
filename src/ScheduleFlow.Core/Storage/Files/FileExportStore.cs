using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>The folder of exports.</summary>
internal sealed class FileExportStore(StoreFolder folder) : IExportStore
{
    public string PathOf(string name) => folder.Paths.Export(name);

    public Outcome<StoredFile> Write(string name, Action<Stream> content) =>
        folder.Guard<StoredFile>(() => folder.Publish(PathOf(name), content));
}
