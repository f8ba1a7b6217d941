using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Settings;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>The settings as replies show them.</summary>
internal static class ConfigReplies
{
    /// <param name="settings">The settings as they are now.</param>
    /// <param name="changed">The changed settings by path; null: no change was requested.</param>
    public static ConfigReply Of(StoreSettings settings, ImmutableArray<string>? changed = null) => new()
    {
        SchemaVersion = SettingsDocument.SchemaVersion,
        Config = new StoreConfig
        {
            Station = new StationConfig { Zone = settings.Zone },
            Tuner = new TunerConfig { Name = settings.TunerName, DeviceId = settings.TunerDeviceId, Count = settings.TunerCount },
            Revisions = new RevisionsConfig { Keep = settings.RevisionsKept, Days = settings.RevisionDays },
            Validation = new LinkCheckConfig
            {
                TimeoutSeconds = settings.LinkTimeoutSeconds,
                Parallel = settings.LinksAtOnce,
                PerHost = settings.LinksPerHost,
                MaxRedirects = settings.LinkRedirects,
                Allow = settings.LinkAllow,
                RefusePrivate = settings.LinkRefusePrivate,
                FileRoots = settings.LinkFileRoots,
                UserAgent = settings.LinkUserAgent,
            },
        },
        Changed = changed,
    };
}
