using System.Collections.Immutable;
using System.Net;
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
        var edge = Edge(read, found);
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
            Proxies = Proxies(read, found),
            StopDelay = read.Seconds(GatewaySettings.StopDelay),
            UnknownFields = read.OneOf(GatewaySettings.UnknownFields) ?? UnknownFields.Error,
            Edge = edge,
            MediaOrigins = MediaOrigins(configuration, found),
            PageFrameAncestors = HostSettings.FrameAncestors(read, found),
            Tuner = new TunerOptions
            {
                IsOpen = read.Flag(GatewaySettings.TunerOpen),
                BaseUrl = TunerBaseUrl(read, found),
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
        CheckAddresses(read, found);
        errors = [.. found];
        return options;
    }

    private static EdgeOptions Edge(SettingReader read, List<string> errors)
    {
        var setting = GatewaySettings.EdgeNodes;
        var isEnabled = read.Flag(GatewaySettings.EdgeEnabled);
        var nodes = ImmutableArray.CreateBuilder<Uri>();
        foreach (var text in read.List(setting) ?? [])
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var node) || !IsOfTheWeb(node) || node.PathAndQuery != "/")
            {
                errors.Add($"{setting.Key} contains '{text}': it must be a gateway's address, as in http://10.0.0.7:5000.");
            }
            else if (nodes.Any(other => other.Authority == node.Authority))
            {
                errors.Add($"{setting.Key} contains '{text}' twice.");
            }
            else
            {
                nodes.Add(node);
            }
        }

        if (isEnabled && nodes.Count == 0)
        {
            errors.Add(
                $"{setting.Key} is empty: an edge needs the addresses of the gateways behind it, "
                + $"as in --{setting.Key}:0=http://10.0.0.7:5000.");
        }

        var interval = read.Seconds(GatewaySettings.EdgeProbe);
        return new EdgeOptions { IsEnabled = isEnabled, Nodes = nodes.ToImmutable(), ProbeInterval = interval };
    }

    private static ImmutableSortedDictionary<string, Uri> MediaOrigins(IConfiguration configuration, List<string> errors)
    {
        var setting = GatewaySettings.MediaOrigins;
        var origins = ImmutableSortedDictionary.CreateBuilder<string, Uri>(StringComparer.OrdinalIgnoreCase);
        foreach (var origin in configuration.GetSection(setting.Key).GetChildren())
        {
            if (!origin.Key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            {
                errors.Add($"{setting.Key}:{origin.Key}: a name is letters, digits, - and _.");
            }
            else if (!Uri.TryCreate(origin.Value, UriKind.Absolute, out var address)
                || !IsOfTheWeb(address) || !address.AbsolutePath.EndsWith('/'))
            {
                errors.Add(
                    $"{setting.Key}:{origin.Key} is '{origin.Value}': "
                    + "it must be an address that ends with a slash, as in https://media.example.org/films/.");
            }
            else
            {
                origins[origin.Key] = address;
            }
        }

        return origins.ToImmutable();
    }

    private static string? TunerBaseUrl(SettingReader read, List<string> errors)
    {
        var setting = GatewaySettings.TunerBaseUrl;
        if (read.Text(setting) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || !IsOfTheWeb(address) || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            errors.Add(
                $"{setting.Key} is '{text}': it must be the address by which apps reach this server, as in http://192.168.1.20:5000.");
            return null;
        }

        return address.AbsoluteUri.TrimEnd('/');
    }

    private static bool IsOfTheWeb(Uri address) => address.Scheme is "http" or "https" && address.Query.Length == 0;

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

    private static ImmutableArray<IPNetwork> Proxies(SettingReader read, List<string> errors)
    {
        var setting = GatewaySettings.Proxies;
        var proxies = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var text in read.List(setting) ?? [])
        {
            if (NetworkOf(text) is { } network)
            {
                proxies.Add(network);
            }
            else
            {
                errors.Add($"{setting.Key} contains '{text}': it must be an address, as in 10.0.0.7, or a network, as in 10.0.0.0/8.");
            }
        }

        return proxies.ToImmutable();
    }

    /// <summary>An address, or a network as <c>10.0.0.0/8</c>.</summary>
    private static IPNetwork? NetworkOf(string text)
        => IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(text, out var network) ? network
            : null;

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

    private static void CheckAddresses(SettingReader read, List<string> errors)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var url in read.Text(GatewaySettings.Urls)?.Split(';', Trimmed) ?? [])
        {
            try
            {
                var address = BindingAddress.Parse(url);
                if (address.Scheme is not ("http" or "https"))
                {
                    errors.Add($"urls contains '{url}': it must begin with http:// or https://.");
                }
            }
            catch (FormatException)
            {
                errors.Add($"urls contains '{url}': it must be an address, as in http://127.0.0.1:5000.");
            }
        }
    }
}
