using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Configuration;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>The settings, in one file.</summary>
internal sealed class FileSettingsStore(StoreFolder folder) : ISettingsStore
{
    public StoredSingle<Settings> Document => new(folder, folder.Documents.Settings, SettingsDocument.Write, Settings.Default);

    public Outcome<Settings> Load() => folder.Guard(Document.Load);

    public Outcome<T> Change<T>(Func<Settings, Outcome<(Settings Settings, T Answer)>> change, Func<T, IEnumerable<string>> ids)
        where T : notnull => folder.Guard(() => Document.Change(change, ids));
}
