using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Settings;

namespace ScheduleFlow.Core.Storage;

/// <summary>The settings.</summary>
internal interface ISettingsStore
{
    /// <summary>The settings; the defaults if none were ever set.</summary>
    Outcome<StoreSettings> Load();

    /// <summary>Changes settings.</summary>
    /// <param name="change">
    /// Makes the new settings and the answer; the same settings: no change. May be called again if others change them, too.
    /// </param>
    /// <param name="ids">The names of the changed settings, for the audit log.</param>
    Outcome<T> Change<T>(Func<StoreSettings, Outcome<(StoreSettings Settings, T Answer)>> change, Func<T, IEnumerable<string>> ids)
        where T : notnull;
}
