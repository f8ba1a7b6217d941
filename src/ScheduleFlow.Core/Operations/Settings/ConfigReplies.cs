using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Settings;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>The settings as replies say them.</summary>
internal static class ConfigReplies
{
    /// <param name="settings">The settings as they are now.</param>
    /// <param name="changed">What was changed, by its path; null where no change was asked for.</param>
    public static ConfigReply Of(StoreSettings settings, ImmutableArray<string>? changed = null) => new()
    {
        SchemaVersion = SettingsDocument.SchemaVersion,
        Config = new StoreConfig
        {
            Tuner = new TunerConfig { Name = settings.TunerName, DeviceId = settings.TunerDeviceId, Count = settings.TunerCount },
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
