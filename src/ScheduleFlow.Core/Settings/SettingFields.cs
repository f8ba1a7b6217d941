using System.Collections.Immutable;
using System.Xml;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Settings;

/// <summary>All settings (docs/config.schema.json).</summary>
internal static class SettingFields
{
    private const int MaxEntries = 100;

    public static readonly ImmutableArray<SettingField> All =
    [
        SettingField.Text(
            "station.zone",
            "The zone of every --zone that is not given, and of tables; without it, UTC.",
            "the name of a zone such as Europe/Berlin",
            IsZone,
            settings => settings.Zone, (settings, value) => settings with { Zone = Spelled(value) }),
        SettingField.Text(
            "tuner.name", "What the tuner is called by the apps that find it.", "a text of 1 to 100 characters", IsShortText,
            settings => settings.TunerName, (settings, value) => settings with { TunerName = value! }),
        SettingField.Text(
            "tuner.device_id",
            "The id by which apps tell tuners of one network apart; without it, one is made of the tuner's address.",
            "8 hexadecimal digits",
            IsDeviceId,
            settings => settings.TunerDeviceId, (settings, value) => settings with { TunerDeviceId = value?.ToUpperInvariant() }),
        SettingField.Number(
            "tuner.count", "How many streams apps may open at once.", 1, 32,
            settings => settings.TunerCount, (settings, value) => settings with { TunerCount = value }),
        SettingField.Number(
            "revisions.keep", "How many earlier revisions of a schedule are kept.", 0, 1_000,
            settings => settings.RevisionsKept, (settings, value) => settings with { RevisionsKept = value }),
        SettingField.Number(
            "revisions.days", "For how many days a revision is kept after it was replaced.", 1, 36_600,
            settings => settings.RevisionDays, (settings, value) => settings with { RevisionDays = value }),
        SettingField.Number(
            "validation.timeout_seconds", "How long a link has to answer.", 1, 10,
            settings => settings.LinkTimeoutSeconds, (settings, value) => settings with { LinkTimeoutSeconds = value }),
        SettingField.Number(
            "validation.parallel", "How many links are checked at once.", 1, 256,
            settings => settings.LinksAtOnce, (settings, value) => settings with { LinksAtOnce = value }),
        SettingField.Number(
            "validation.per_host", "How many links of one host are checked at once.", 1, 32,
            settings => settings.LinksPerHost, (settings, value) => settings with { LinksPerHost = value }),
        SettingField.Number(
            "validation.max_redirects", "How many redirects of a link are followed.", 0, 20,
            settings => settings.LinkRedirects, (settings, value) => settings with { LinkRedirects = value }),
        SettingField.Texts(
            "validation.allow",
            "Networks and hosts that may be reached although they are loopback, link-local or otherwise refused.",
            "a network such as 127.0.0.0/8, or a host name",
            MaxEntries,
            AddressRange.IsRangeOrHost,
            settings => settings.LinkAllow, (settings, value) => settings with { LinkAllow = value }),
        SettingField.Flag(
            "validation.refuse_private", "Whether private networks (10/8, 172.16/12, 192.168/16, fc00::/7) are refused as well.",
            settings => settings.LinkRefusePrivate, (settings, value) => settings with { LinkRefusePrivate = value }),
        SettingField.Texts(
            "validation.file_roots",
            "Folders that media in files may lie in.",
            "an absolute path",
            MaxEntries,
            path => path.Length <= 1_000 && Path.IsPathFullyQualified(path) && !path.Contains('\0'),
            settings => settings.LinkFileRoots, (settings, value) => settings with { LinkFileRoots = value }),
        SettingField.Text(
            "validation.user_agent",
            "What the check calls itself (User-Agent).",
            "a text of 1 to 100 printable ASCII characters",
            text => IsShortText(text) && text.All(character => character is >= ' ' and <= '~'),
            settings => settings.LinkUserAgent, (settings, value) => settings with { LinkUserAgent = value! }),
    ];

    private static bool IsZone(string text) => Zone.TryFind(text, out _, out _);

    // As the database spells it.
    private static string? Spelled(string? zone) => zone is not null && Zone.TryFind(zone, out var found, out _) ? found.Id : zone;

    private static bool IsShortText(string text) =>
        text.Length is > 0 and <= 100 && !string.IsNullOrWhiteSpace(text) && text.All(IsPrintable);

    private static bool IsPrintable(char character) =>
        !char.IsControl(character) && (char.IsSurrogate(character) || XmlConvert.IsXmlChar(character));

    private static bool IsDeviceId(string text) => text.Length == 8 && text.All(char.IsAsciiHexDigit);
}
