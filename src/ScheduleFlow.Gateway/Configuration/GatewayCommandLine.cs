using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>What the command line asks of the gateway.</summary>
/// <param name="Command">What to do.</param>
/// <param name="Url">The address that <c>health</c> asks; null: the gateway that this configuration would start.</param>
/// <param name="Settings">Settings, each as <c>--Key=value</c>.</param>
/// <param name="Errors">The errors in it, one sentence each.</param>
internal sealed record GatewayCommandLine(
    GatewayCommand Command, string? Url, ImmutableArray<string> Settings, ImmutableArray<string> Errors)
{
    private const string Prefix = "--";

    public static GatewayCommandLine Parse(string[] args)
    {
        if (args.Any(argument => argument is "--help" or "-h" or "-?"))
        {
            return new GatewayCommandLine(GatewayCommand.Help, null, [], []);
        }

        return args switch
        {
            ["--version"] => new GatewayCommandLine(GatewayCommand.Version, null, [], []),
            ["openapi"] => new GatewayCommandLine(GatewayCommand.OpenApi, null, [], []),
            ["health", .. var rest] => new GatewayCommandLine(GatewayCommand.Health, rest.FirstOrDefault(), [], []),
            _ => ParseSettings(args),
        };
    }

    private static GatewayCommandLine ParseSettings(string[] args)
    {
        var settings = ImmutableArray.CreateBuilder<string>();
        var errors = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = Split(args[i]);
            if (KeyOf(name) is not { } key)
            {
                errors.Add(Unknown(name));
                i += value is null && name.StartsWith(Prefix, StringComparison.Ordinal) && IsValue(args, i + 1) ? 1 : 0; // its value
            }
            else if (value is not null || IsSwitch(name))
            {
                settings.Add($"{Prefix}{key}={value ?? "true"}");
            }
            else if (IsValue(args, i + 1))
            {
                settings.Add($"{Prefix}{key}={args[++i]}");
            }
            else
            {
                errors.Add($"{name} needs a value.");
            }
        }

        return new GatewayCommandLine(GatewayCommand.Run, null, settings.ToImmutable(), errors.ToImmutable());
    }

    /// <summary><c>--name=value</c>, or <c>--name</c> before its value; a key with <c>=</c> may omit the dashes.</summary>
    private static (string Name, string? Value) Split(string argument) =>
        argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (argument[..at], argument[(at + 1)..]) : (argument, null);

    private static bool IsValue(string[] args, int index) =>
        index < args.Length && !args[index].StartsWith(Prefix, StringComparison.Ordinal);

    private static bool IsSwitch(string name) => GatewaySettings.All.Any(setting => setting.Option == name && setting.OptionValue is null);

    /// <summary>
    /// The key that is set; null for an unknown name. A key with sections passes unchecked: those under
    /// <c>ScheduleFlow:</c> are checked together with the keys of the other sources (<see cref="UnknownSettings"/>).
    /// </summary>
    private static string? KeyOf(string name)
    {
        if (GatewaySettings.All.FirstOrDefault(setting => setting.Option == name) is { } setting)
        {
            return setting.Key;
        }

        var key = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        return key.Contains(':', StringComparison.Ordinal) || GatewaySettings.Find(key) is not null ? key : null;
    }

    private static string Unknown(string name)
    {
        var options = GatewaySettings.All.Select(setting => setting.Option ?? Prefix + setting.Key).Concat(["--help", "--version"]);
        var words = name.StartsWith('-') ? options : [.. options, "health", "openapi"];
        return $"{name} is no option{(Nearest.To(name, words) is { } meant ? $"; did you mean {meant}?" : ": --help lists them all.")}";
    }
}

/// <summary>What the gateway can be asked for.</summary>
internal enum GatewayCommand
{
    /// <summary>Serve until told to stop.</summary>
    Run,

    /// <summary>Print the help text.</summary>
    Help,

    /// <summary>Print the version.</summary>
    Version,

    /// <summary>Print the API's description.</summary>
    OpenApi,

    /// <summary>Ask a running gateway whether it is ready.</summary>
    Health,
}
