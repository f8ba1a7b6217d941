using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Configuration → <see cref="GatewayOptions"/>, with every error in it.</summary>
internal static class GatewayOptionsReader
{
    /// <summary>The options, usable only where <paramref name="errors"/> stays empty; each error is one sentence.</summary>
    public static GatewayOptions Read(IConfiguration configuration, out ImmutableArray<string> errors)
    {
        var found = new List<string>(UnknownSettings.In(configuration));
        var read = new SettingReader(configuration, found);
        var environment = read.Text(GatewaySettings.Environment) ?? Environments.Production;
        var data = read.FilePath(GatewaySettings.Data) ?? Path.GetFullPath("data");
        var edge = AddressSettings.Edge(read, found);
        var log = LogFile(read, GatewaySettings.LogPath, Path.GetFullPath(Path.Combine("logs", "scheduleflow.log")));
        var options = new GatewayOptions
        {
            Environment = environment,
            DataFolder = data,
            ImportRoots = ImportRoots(read, data, found),
            Launcher = new LauncherOptions
            {
                MaxConcurrency = (int)read.Whole(GatewaySettings.MaxConcurrency),
                QueueLimit = (int)read.Whole(GatewaySettings.QueueLimit),
                Timeout = read.Seconds(GatewaySettings.Timeout),
                MaxOutputBytes = read.Whole(GatewaySettings.MaxOutputBytes),
                MaxHeapBytes = read.Whole(GatewaySettings.MaxHeapBytes),
                StopGrace = read.Seconds(GatewaySettings.StopGrace),
                WorkerPath = Worker(read, edge.IsEnabled ? [] : found),
            },
            MaxBodyBytes = read.Whole(GatewaySettings.MaxBodyBytes),
            Spool = new SpoolOptions
            {
                Folder = read.FilePath(GatewaySettings.SpoolFolder) ?? Path.GetTempPath(),
                BudgetBytes = read.Whole(GatewaySettings.SpoolBytes),
                UploadsPerCaller = (int)read.Whole(GatewaySettings.UploadsPerCaller),
                ReplyMemoryBytes = read.Whole(GatewaySettings.ReplyBudgetBytes),
                ReplyDiskBytes = read.Whole(GatewaySettings.ReplySpoolBytes),
            },
            ConnectionsPerCaller = (int)read.Whole(GatewaySettings.ConnectionsPerCaller),
            HeaderTimeout = read.Seconds(GatewaySettings.HeaderTimeout),
            RequestsPerMinute = (int)read.Whole(GatewaySettings.RequestsPerMinute),
            Proxies = AddressSettings.Proxies(read, found),
            StopDelay = read.Seconds(GatewaySettings.StopDelay),
            UnknownFields = read.OneOf(GatewaySettings.UnknownFields) ?? UnknownFields.Error,
            Edge = edge,
            MediaOrigins = AddressSettings.MediaOrigins(configuration, found),
            PageFrameAncestors = HostSettings.FrameAncestors(read, found),
            Tuner = new TunerOptions
            {
                IsOpen = read.Flag(GatewaySettings.TunerOpen),
                BaseUrl = AddressSettings.TunerBaseUrl(read, found),
            },
            Security = Security(read, environment, found),
            Oidc = OidcReader.Read(read, configuration, found),
            AllowedHosts = HostSettings.AllowedHosts(read, found),
            CorsOrigins = HostSettings.CorsOrigins(read, found),
            LogPath = log,
            JsonLogPath = LogFile(read, GatewaySettings.JsonLogPath, Path.ChangeExtension(log, ".jsonl")),
            LogRoll = new LogRoll(read.Whole(GatewaySettings.LogMaxBytes), (int)read.Whole(GatewaySettings.LogMaxFiles)),
            LogToConsole = read.Flag(GatewaySettings.LogToConsole),
        };

        CheckFolders(options, found);
        CheckSpool(options, found);
        HostSettings.Check(options, found);
        AddressSettings.CheckUrls(read, found);
        errors = [.. found];
        return options;
    }

    private static string? LogFile(SettingReader read, TextSetting setting, string? otherwise)
        => string.Equals(read.Text(setting), "off", StringComparison.OrdinalIgnoreCase) ? null : read.FilePath(setting) ?? otherwise;

    private static ImmutableArray<string> ImportRoots(SettingReader read, string data, List<string> errors)
    {
        var setting = GatewaySettings.ImportRoots;
        if (read.List(setting) is not { } roots)
        {
            return [Path.Combine(data, InputFolders.Imports), Path.GetFullPath("demo_data")];
        }

        // A worker without a root may read everything.
        if (roots.Count == 0)
        {
            errors.Add($"{setting.Key} names no folder. To let no path in, name a folder that is empty.");
        }

        return [.. roots.Select(root => read.Absolute(setting, root))];
    }

    private static string Worker(SettingReader read, List<string> errors)
    {
        var setting = GatewaySettings.WorkerPath;
        if (read.FilePath(setting) is { } path)
        {
            if (!File.Exists(path))
            {
                errors.Add($"{setting.Key} is '{path}': there is no such file.");
            }

            return path;
        }

        path = Path.Combine(AppContext.BaseDirectory, "worker", OperatingSystem.IsWindows() ? "scheduleflow.exe" : "scheduleflow");
        if (!File.Exists(path))
        {
            errors.Add($"The worker is not at '{path}': build it with `dotnet build`, or set {setting.Key}.");
        }

        return path;
    }

    private static SecurityOptions Security(SettingReader read, string environment, List<string> errors) => new()
    {
        Anonymous = read.OneOf(GatewaySettings.Anonymous)
            ?? (IsDevelopment(environment) ? AnonymousRights.Local : AnonymousRights.None),
        AdminKey = AdminKey(read, environment, errors),
        RequireHttps = read.Flag(GatewaySettings.RequireHttps),
        Contact = Contact(read, errors),
        SendsAudit = read.Flag(GatewaySettings.AuditOtlp),
        SessionIdle = read.Seconds(GatewaySettings.SessionIdle),
        SessionLife = read.Seconds(GatewaySettings.SessionLife),
        FreeAttempts = (int)read.Whole(GatewaySettings.FreeAttempts),
    };

    private static bool IsDevelopment(string environment) =>
        string.Equals(environment, Environments.Development, StringComparison.OrdinalIgnoreCase);

    private static string? Contact(SettingReader read, List<string> errors)
    {
        var contact = read.Text(GatewaySettings.Contact);
        if (contact is not null && !(Uri.TryCreate(contact, UriKind.Absolute, out var uri) && (uri.Scheme is "mailto" or "https" or "tel")))
        {
            errors.Add(
                $"{GatewaySettings.Contact.Key} is '{contact}': "
                + "it must be an address, as in mailto:security@tv.example, https://… or tel:….");
        }

        return contact;
    }

    private static string? AdminKey(SettingReader read, string environment, List<string> errors)
    {
        var key = read.Text(GatewaySettings.AdminKey);
        if (key is not null && key.Any(c => c is <= ' ' or >= '\u007f'))
        {
            // An HTTP header cannot carry it, so nobody could ever use it. The value stays out of the message.
            errors.Add($"{GatewaySettings.AdminKey.Key} must consist of visible ASCII characters without spaces.");
        }
        else if (key is { Length: < SecurityOptions.MinAdminKeyLength } && !IsDevelopment(environment))
        {
            errors.Add(
                $"{GatewaySettings.AdminKey.Key} has {key.Length} characters, and a key that can be guessed opens everything: it must have "
                + $"{SecurityOptions.MinAdminKeyLength} or more. `openssl rand -hex 32` makes one; "
                + "or leave it out and use `scheduleflow create-key NAME --role admin`.");
        }

        return key;
    }

    private static void CheckFolders(GatewayOptions options, List<string> errors)
    {
        if (File.Exists(options.DataFolder))
        {
            errors.Add($"{GatewaySettings.Data.Key} is '{options.DataFolder}': that is a file, not a folder.");
        }

        if (options.LogPath is { } log && Directory.Exists(log))
        {
            errors.Add($"{GatewaySettings.LogPath.Key} is '{log}': that is a folder, not a file.");
        }

        if (options.JsonLogPath is { } json && (Directory.Exists(json) || json == options.LogPath))
        {
            var what = json == options.LogPath ? "that is the text log" : "that is a folder, not a file";
            errors.Add($"{GatewaySettings.JsonLogPath.Key} is '{json}': {what}.");
        }
    }

    private static void CheckSpool(GatewayOptions options, List<string> errors)
    {
        if (!Directory.Exists(options.Spool.Folder))
        {
            errors.Add($"{GatewaySettings.SpoolFolder.Key} is '{options.Spool.Folder}': there is no such folder.");
        }

        if (options.Spool.BudgetBytes < 2 * options.MaxBodyBytes)
        {
            errors.Add(
                $"{GatewaySettings.SpoolBytes.Key} is {options.Spool.BudgetBytes}: "
                + $"it must be at least twice {GatewaySettings.MaxBodyBytes.Key}.");
        }
    }
}
