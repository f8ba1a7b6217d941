using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Every setting of the gateway, each said once; in the order of <c>--help</c> and docs/operations.md.</summary>
internal static class GatewaySettings
{
    /// <summary>The prefix of all the gateway's own keys.</summary>
    public const string Section = "ScheduleFlow:";

    private const string Launcher = Section + "Launcher:";
    private const string Log = Section + "Log:";

    private const long MiB = 1L << 20;
    private const long GiB = 1L << 30;
    private const long MostOutput = 2_000_000_000; // what fits one array of chunks and an int's arithmetic
    private const long LeastHeap = 64 * MiB; // with less, the worker cannot even report that it is too little

    private static readonly List<Setting> Table = [];

    public static readonly TextSetting Data = Add(new TextSetting(
        Section + "Data", "data", $"the data folder; also {WorkerEnvironment.Data} in the environment")
    {
        Option = "--data",
        OptionValue = "DIR",
    });

    public static readonly ListSetting ImportRoots = Add(new ListSetting(
        Section + "ImportRoots", Path.PathSeparator, "data/imports, demo_data",
        "folders a filepath may point into, never the store's own files: a list, or one text with : between (; on Windows)"));

    public static readonly WholeSetting MaxConcurrency = Add(new WholeSetting(
        Launcher + "MaxConcurrency", 4, 1, 256, "workers at a time"));

    public static readonly WholeSetting QueueLimit = Add(new WholeSetting(
        Launcher + "QueueLimit", 1000, 0, 100_000, "operations that may wait"));

    public static readonly SecondsSetting Timeout = Add(new SecondsSetting(
        Launcher + "TimeoutSeconds", 30, 0.1, 86_400, "a worker's life, from start to exit; waiting does not count"));

    public static readonly WholeSetting MaxHeapBytes = Add(new WholeSetting(
        Launcher + "MaxHeapBytes", GiB, LeastHeap, 64 * GiB,
        "how much memory a worker's heap may take; an operation that needs more is too_large; 0 for no limit")
    {
        OrZero = true,
    });

    public static readonly WholeSetting MaxOutputBytes = Add(new WholeSetting(
        Launcher + "MaxOutputBytes", 256 * MiB, 1024, MostOutput, "how much a worker may write"));

    public static readonly SecondsSetting StopGrace = Add(new SecondsSetting(
        Launcher + "StopGraceSeconds", 3, 0, 30, "how long running workers may go on when the gateway stops"));

    public static readonly TextSetting WorkerPath = Add(new TextSetting(
        Launcher + "WorkerPath", "worker/scheduleflow beside the gateway", "the executable to spawn"));

    public static readonly WholeSetting MaxBodyBytes = Add(new WholeSetting(
        Section + "Limits:MaxBodyBytes", Limits.MaxInputBytes, 1024, GiB, "the largest request body; the worker takes 50 MB at most"));

    public static readonly WholeSetting SpoolBytes = Add(new WholeSetting(
        Section + "Limits:SpoolBytes", 2 * GiB, MiB, 1024 * GiB,
        "how many bytes of request bodies may wait for a worker, at most half of them for one caller; at least twice MaxBodyBytes"));

    public static readonly WholeSetting UploadsPerCaller = Add(new WholeSetting(
        Section + "Limits:UploadsPerCaller", 8, 1, 1000, "how many uploads of one caller are read at a time; further ones wait"));

    public static readonly WholeSetting ReplyBudgetBytes = Add(new WholeSetting(
        Section + "Limits:ReplyBudgetBytes", 128 * MiB, 0, 64 * GiB,
        "how many bytes of replies wait in memory for their readers, at most half of them for one caller; the rest waits in files"));

    public static readonly WholeSetting ReplySpoolBytes = Add(new WholeSetting(
        Section + "Limits:ReplySpoolBytes", 2 * GiB, MiB, 1024 * GiB,
        "how many bytes of replies wait in files for their readers, at most half of them for one caller"));

    public static readonly WholeSetting ConnectionsPerCaller = Add(new WholeSetting(
        Section + "Limits:ConnectionsPerCaller", 100, 0, 100_000,
        "connections per address, and simultaneous requests per caller; 0 for no limit"));

    public static readonly TextSetting SpoolFolder = Add(new TextSetting(
        Section + "SpoolFolder", "the system's temporary folder", "where larger bodies and replies wait, in files without a name"));

    public static readonly SecondsSetting HeaderTimeout = Add(new SecondsSetting(
        Section + "Limits:HeaderTimeoutSeconds", 15, 1, 3600, "how long the head of a request may take to arrive"));

    public static readonly WholeSetting RequestsPerMinute = Add(new WholeSetting(
        Section + "RateLimit:PerMinute", 100, 0, 1_000_000,
        "requests per minute from each key, or from each address without a key; 0 for no limit"));

    public static readonly ListSetting Proxies = Add(new ListSetting(
        Section + "Proxies", ',', null,
        "reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are trusted: addresses and networks (10.0.0.0/8), "
        + "a list or one text with commas"));

    public static readonly FlagSetting EdgeEnabled = Add(new FlagSetting(
        Section + "Edge:Enabled", false, "be a front for other gateways")
    {
        Option = "--edge",
    });

    public static readonly ListSetting EdgeNodes = Add(new ListSetting(
        Section + "Edge:Nodes", ',', null, "the gateways behind an edge: addresses, a list or one text with commas"));

    public static readonly SecondsSetting EdgeProbe = Add(new SecondsSetting(
        Section + "Edge:ProbeSeconds", 2, 0.1, 3600, "how often an edge asks each node for its health"));

    public static readonly MapSetting MediaOrigins = Add(new MapSetting(
        Section + "Media:Origins", "where /media/NAME/… leads to: an address that ends with a slash"));

    public static readonly ListSetting PageFrameAncestors = Add(new ListSetting(
        Section + "Pages:FrameAncestors", ',', "none",
        "origins whose pages may show a player page in a frame, as in https://www.example.org: a list, or one text with commas; "
        + "this server's own dashboard always may"));

    public static readonly FlagSetting TunerOpen = Add(new FlagSetting(
        Section + "Tuner:Open", false, "whether the tuner answers everybody, without a key"));

    public static readonly TextSetting TunerBaseUrl = Add(new TextSetting(
        Section + "Tuner:BaseUrl", "the request's", "the address that the tuner gives as its own, as in http://192.168.1.20:5000"));

    public static readonly SecondsSetting StopDelay = Add(new SecondsSetting(
        Section + "StopDelaySeconds", 0, 0, 60, "how long a stopping gateway still serves requests while it reports that it is not ready"));

    public static readonly ChoiceSetting<UnknownFields> UnknownFields = Add(new ChoiceSetting<UnknownFields>(
        Section + "UnknownFields", "error",
        "what an unknown field or parameter does: error refuses the request, warn ignores the field and names it in the reply",
        Configuration.UnknownFields.Error, Configuration.UnknownFields.Warn));

    public static readonly ChoiceSetting<AnonymousRights> Anonymous = Add(new ChoiceSetting<AnonymousRights>(
        Section + "Security:Anonymous", "local in Development, else none",
        "what callers without a key may do: local makes a program on this machine an editor, viewer and editor count for everybody",
        AnonymousRights.None, AnonymousRights.Local, AnonymousRights.Viewer, AnonymousRights.Editor));

    public static readonly FlagSetting RequireHttps = Add(new FlagSetting(
        Section + "Security:RequireHttps", false, "whether keys and passwords sent over plain HTTP from another machine are refused"));

    public static readonly TextSetting Contact = Add(new TextSetting(
        Section + "Security:Contact", null,
        "where to report a vulnerability of this server, as in mailto:security@tv.example; published in /.well-known/security.txt"));

    public static readonly SecondsSetting SessionIdle = Add(new SecondsSetting(
        Section + "Security:SessionIdleSeconds", 43_200, 60, 604_800, "how long an unused session lasts"));

    public static readonly SecondsSetting SessionLife = Add(new SecondsSetting(
        Section + "Security:SessionLifeSeconds", 604_800, 60, 7_776_000, "how long a session lasts at most"));

    public static readonly WholeSetting FreeAttempts = Add(new WholeSetting(
        Section + "Security:FreeAttempts", 5, 0, 1_000,
        "how many passwords or keys may be wrong before a name or an address must wait; 0 for any number"));

    public static readonly TextSetting OidcAuthority = Add(new TextSetting(
        Section + "Oidc:Authority", null, "an OpenID Connect provider at which people sign in, as in https://sso.example.org/realms/tv"));

    public static readonly TextSetting OidcClientId = Add(new TextSetting(
        Section + "Oidc:ClientId", null, "the provider's name for this server"));

    public static readonly TextSetting OidcClientSecret = Add(new TextSetting(
        Section + "Oidc:ClientSecret", null, "the secret that the provider issued for it; keep it in the environment"));

    public static readonly TextSetting OidcClientSecretFile = Add(new TextSetting(
        Section + "Oidc:ClientSecretFile", null, "a file with that secret instead"));

    public static readonly TextSetting OidcRoleClaim = Add(new TextSetting(
        Section + "Oidc:RoleClaim", "roles", "the claim that decides a user's role"));

    public static readonly MapSetting OidcRoles = Add(new MapSetting(
        Section + "Oidc:Roles", "the role of users with the value NAME in that claim: viewer, editor or admin"));

    public static readonly ListSetting OidcScopes = Add(new ListSetting(
        Section + "Oidc:Scopes", ' ', "profile", "scopes to request besides openid: a list, or one text with spaces"));

    public static readonly ListSetting AllowedHosts = Add(new ListSetting(
        Section + "AllowedHosts", ',', "addresses, localhost",
        "names by which clients call this server, besides addresses and localhost: a list, or one text with commas; "
        + "*.NAME for all below it"));

    public static readonly ListSetting CorsOrigins = Add(new ListSetting(
        Section + "Cors:Origins", ',', "none",
        "origins whose pages may read replies, and do without a key what their users may: a list, or one text with commas; "
        + "* lets any page with a key read"));

    public static readonly FlagSetting AuditOtlp = Add(new FlagSetting(
        Section + "Audit:Otlp", false,
        "whether new lines of the audit log are sent by OTLP to OTEL_EXPORTER_OTLP_ENDPOINT"));

    public static readonly TextSetting LogPath = Add(new TextSetting(
        Log + "Path", "logs/scheduleflow.log", "the text log; off for none"));

    public static readonly TextSetting JsonLogPath = Add(new TextSetting(
        Log + "JsonPath", "beside the text log, .jsonl", "the structured log; off for none"));

    public static readonly WholeSetting LogMaxBytes = Add(new WholeSetting(
        Log + "MaxBytes", LogRoll.Default.MaxBytes, 0, 1024 * GiB,
        "the size at which a log is rotated to scheduleflow.log.1; 0: never"));

    public static readonly WholeSetting LogMaxFiles = Add(new WholeSetting(
        Log + "MaxFiles", LogRoll.Default.MaxFiles, 1, 1000, "how many rotated logs are kept"));

    public static readonly FlagSetting LogToConsole = Add(new FlagSetting(
        Log + "Console", true, "whether log lines go to the console too"));

    public static readonly TextSetting AdminKey = Add(new TextSetting(
        "ADMIN_API_KEY", null, "the admin key: 32 or more visible ASCII characters; keep it in the environment"));

    public static readonly TextSetting Urls = Add(new TextSetting(
        "urls", "http://127.0.0.1:5000", "where to listen, with ; between; also ASPNETCORE_URLS in the environment")
    {
        Option = "--urls",
        OptionValue = "URLS",
    });

    public static readonly TextSetting Environment = Add(new TextSetting(
        "environment", Environments.Production,
        "Development opens the gateway to programs on this machine; also ASPNETCORE_ENVIRONMENT, or DOTNET_ENVIRONMENT, in the environment")
    {
        Option = "--environment",
        OptionValue = "NAME",
    });

    public static readonly ForeignSetting Kestrel = Add(new ForeignSetting(
        "Kestrel:", "Kestrel's own section: endpoints, certificates, limits"));

    public static readonly ForeignSetting OpenTelemetry = Add(new ForeignSetting(
        "OTEL_", "OpenTelemetry's own variables"));

    /// <summary>All settings.</summary>
    public static IReadOnlyList<Setting> All => Table;

    /// <summary>The setting that has this key, or null.</summary>
    public static Setting? Find(string key) => Table.FirstOrDefault(setting => setting.Has(key));

    private static T Add<T>(T setting)
        where T : Setting
    {
        Table.Add(setting);
        return setting;
    }
}
