using System.Collections.Immutable;
using System.Net;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Configuration → <see cref="GatewayOptions"/>, with every error there is.</summary>
internal static class GatewayOptionsReader
{
    private const long MaxLogBytes = 1L << 40;
    private const long LeastHeap = 64L << 20; // less, and the worker cannot even say that it is too little
    private const string Section = "ScheduleFlow:";
    private const long MaxOutput = 2_000_000_000; // what fits one array of chunks and an int's arithmetic

    /// <summary>The options, usable only where <paramref name="errors"/> stays empty; each error is one sentence.</summary>
    public static GatewayOptions Read(IConfiguration configuration, out ImmutableArray<string> errors)
    {
        var found = new List<string>();
        var read = new SettingReader(configuration, found);
        var data = read.FilePath(Section + "Data") ?? Path.GetFullPath("data");
        var edge = Edge(read, found);
        var log = LogFile(read, "Log:Path", Path.GetFullPath(Path.Combine("logs", "scheduleflow.log")));
        var options = new GatewayOptions
        {
            DataFolder = data,
            ImportRoots = ImportRoots(read, data),
            Launcher = new LauncherOptions
            {
                MaxConcurrency = (int)read.Whole(Section + "Launcher:MaxConcurrency", 4, 1, 256),
                QueueLimit = (int)read.Whole(Section + "Launcher:QueueLimit", 1000, 0, 100_000),
                Timeout = read.Seconds(Section + "Launcher:TimeoutSeconds", 30, 0.1, 86_400),
                MaxOutputBytes = read.Whole(Section + "Launcher:MaxOutputBytes", 256L * 1024 * 1024, 1024, MaxOutput),
                MaxHeapBytes = MaxHeap(read, found),
                StopGrace = read.Seconds(Section + "Launcher:StopGraceSeconds", 3, 0, 30),
                WorkerPath = Worker(read, edge.IsEnabled ? [] : found),
            },
            MaxBodyBytes = read.Whole(Section + "Limits:MaxBodyBytes", Limits.MaxInputBytes, 1024, 1024L * 1024 * 1024),
            HeaderTimeout = read.Seconds(Section + "Limits:HeaderTimeoutSeconds", 15, 1, 3600),
            RequestsPerMinute = (int)read.Whole(Section + "RateLimit:PerMinute", 100, 0, 1_000_000),
            Proxies = Proxies(read, found),
            StopDelay = read.Seconds(Section + "StopDelaySeconds", 0, 0, 60),
            UnknownFields = read.OneOf(Section + "UnknownFields", UnknownFields.Error, UnknownFields.Warn) ?? UnknownFields.Error,
            Edge = edge,
            MediaOrigins = MediaOrigins(configuration, found),
            Tuner = new TunerOptions
            {
                IsOpen = read.Flag(Section + "Tuner:Open", false),
                BaseUrl = TunerBaseUrl(read, found),
            },
            Security = new SecurityOptions
            {
                Anonymous = read.OneOf(Section + "Security:Anonymous", Role.None, Role.Viewer, Role.Editor),
                AdminKey = AdminKey(read, found),
            },
            CorsOrigins = CorsOrigins(read, found),
            LogPath = log,
            JsonLogPath = LogFile(read, "Log:JsonPath", Path.ChangeExtension(log, ".jsonl")),
            LogRoll = new LogRoll(
                read.Whole(Section + "Log:MaxBytes", LogRoll.Default.MaxBytes, 0, MaxLogBytes),
                (int)read.Whole(Section + "Log:MaxFiles", LogRoll.Default.MaxFiles, 1, 1000)),
            LogToConsole = read.Flag(Section + "Log:Console", true),
        };

        CheckFolders(options, found);
        CheckAddresses(read, found);
        errors = [.. found];
        return options;
    }

    private static EdgeOptions Edge(SettingReader read, List<string> errors)
    {
        const string Key = Section + "Edge:Nodes";
        var isEnabled = read.Flag(Section + "Edge:Enabled", false);
        var nodes = ImmutableArray.CreateBuilder<Uri>();
        foreach (var text in read.List(Key, ',') ?? [])
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var node) || node.Scheme is not ("http" or "https") || node.PathAndQuery != "/")
            {
                errors.Add($"{Key} contains '{text}': it must be a gateway's address, as in http://10.0.0.7:5000.");
            }
            else if (nodes.Any(other => other.Authority == node.Authority))
            {
                errors.Add($"{Key} contains '{text}' twice.");
            }
            else
            {
                nodes.Add(node);
            }
        }

        if (isEnabled && nodes.Count == 0)
        {
            errors.Add($"{Key} is empty: an edge needs the addresses of the gateways behind it, as in --{Key}:0=http://10.0.0.7:5000.");
        }

        return new EdgeOptions { IsEnabled = isEnabled, Nodes = nodes.ToImmutable(), ProbeInterval = read.Seconds(Section + "Edge:ProbeSeconds", 2, 0.1, 3600) };
    }

    private static ImmutableSortedDictionary<string, Uri> MediaOrigins(IConfiguration configuration, List<string> errors)
    {
        const string Key = Section + "Media:Origins";
        var origins = ImmutableSortedDictionary.CreateBuilder<string, Uri>(StringComparer.OrdinalIgnoreCase);
        foreach (var origin in configuration.GetSection(Key).GetChildren())
        {
            if (!origin.Key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            {
                errors.Add($"{Key}:{origin.Key}: a name is letters, digits, - and _.");
            }
            else if (!Uri.TryCreate(origin.Value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || !address.AbsolutePath.EndsWith('/'))
            {
                errors.Add($"{Key}:{origin.Key} is '{origin.Value}': it must be an address that ends with a slash, as in https://media.example.org/films/.");
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
        const string Key = Section + "Tuner:BaseUrl";
        if (read.Text(Key) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            errors.Add($"{Key} is '{text}': it must be the address by which apps reach this server, as in http://192.168.1.20:5000.");
            return null;
        }

        return address.AbsoluteUri.TrimEnd('/');
    }

    private static long MaxHeap(SettingReader read, List<string> errors)
    {
        const string Key = Section + "Launcher:MaxHeapBytes";
        var bytes = read.Whole(Key, 1L << 30, 0, 64L << 30);
        if (bytes is > 0 and < LeastHeap)
        {
            errors.Add($"{Key} is '{bytes}': it must be at least {LeastHeap}, or 0 for no limit.");
        }

        return bytes;
    }

    private static string? LogFile(SettingReader read, string key, string? otherwise)
        => string.Equals(read.Text(Section + key), "off", StringComparison.OrdinalIgnoreCase) ? null : read.FilePath(Section + key) ?? otherwise;

    private static ImmutableArray<string> ImportRoots(SettingReader read, string data)
    {
        const string Key = Section + "ImportRoots";
        return read.List(Key, Path.PathSeparator) is { } roots
            ? [.. roots.Select(root => read.Absolute(Key, root))]
            : [data, Path.GetFullPath("demo_data")];
    }

    private static string Worker(SettingReader read, List<string> errors)
    {
        const string Key = Section + "Launcher:WorkerPath";
        if (read.FilePath(Key) is { } path)
        {
            if (!File.Exists(path))
            {
                errors.Add($"{Key} is '{path}': there is no such file.");
            }

            return path;
        }

        path = Path.Combine(AppContext.BaseDirectory, "worker", OperatingSystem.IsWindows() ? "scheduleflow.exe" : "scheduleflow");
        if (!File.Exists(path))
        {
            errors.Add($"The worker is not at '{path}': build it with `dotnet build`, or set {Key}.");
        }

        return path;
    }

    private static string? AdminKey(SettingReader read, List<string> errors)
    {
        const string Key = "ADMIN_API_KEY";
        var key = read.Text(Key);
        if (key is not null && key.Any(c => c is <= ' ' or >= '\u007f'))
        {
            // An HTTP header cannot carry it, so nobody could ever use it. The value stays out of the message.
            errors.Add($"{Key} must consist of visible ASCII characters without spaces.");
        }

        return key;
    }

    private static ImmutableArray<string> CorsOrigins(SettingReader read, List<string> errors)
    {
        const string Key = Section + "Cors:Origins";
        if (read.List(Key, ',') is not { } origins)
        {
            return ["*"];
        }

        foreach (var origin in origins)
        {
            if (origin != "*" && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == origin))
            {
                errors.Add($"{Key} contains '{origin}': an origin is a scheme, a host and a port, as in https://tv.example:8443, or *.");
            }
        }

        return [.. origins];
    }

    private static ImmutableArray<IPNetwork> Proxies(SettingReader read, List<string> errors)
    {
        const string Key = Section + "Proxies";
        var proxies = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var text in read.List(Key, ',') ?? [])
        {
            if (NetworkOf(text) is { } network)
            {
                proxies.Add(network);
            }
            else
            {
                errors.Add($"{Key} contains '{text}': it must be an address, as in 10.0.0.7, or a network, as in 10.0.0.0/8.");
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
            errors.Add($"{Section}Data is '{options.DataFolder}': that is a file, not a folder.");
        }

        if (options.LogPath is { } log && Directory.Exists(log))
        {
            errors.Add($"{Section}Log:Path is '{log}': that is a folder, not a file.");
        }

        if (options.JsonLogPath is { } json && (Directory.Exists(json) || json == options.LogPath))
        {
            errors.Add($"{Section}Log:JsonPath is '{json}': {(json == options.LogPath ? "that is the text log" : "that is a folder, not a file")}.");
        }
    }

    private static void CheckAddresses(SettingReader read, List<string> errors)
    {
        foreach (var url in read.Text("urls")?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
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
