using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The settings, in one file.</summary>
internal sealed class FileSettingsStore(StoreFolder folder) : ISettingsStore
{
    public StoredSingle<StoreSettings> Document => new(folder, folder.Documents.Settings, SettingsDocument.Write, StoreSettings.Default);

    public Outcome<StoreSettings> Load() => folder.Guard(Document.Load);

    public Outcome<T> Change<T>(Func<StoreSettings, Outcome<(StoreSettings Settings, T Answer)>> change, Func<T, IEnumerable<string>> ids)
        where T : notnull => folder.Guard(() => Document.Change(change, ids));
}
