using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// A worker's whole environment: the variables that it reads and those that the system needs to run a process. Nothing
/// else of the gateway's environment reaches it, above all no key.
/// </summary>
internal static class WorkerVariables
{
    // DOTNET_ROOT: a worker that was built without a native linker needs the runtime, which may be installed anywhere.
    private static readonly ImmutableArray<string> Inherited = OperatingSystem.IsWindows()
        ? ["PATH", "SystemRoot", "TEMP", "TMP", "TZDIR", "DOTNET_ROOT"]
        : ["PATH", "TZDIR", "DOTNET_ROOT"];

    public static ImmutableArray<KeyValuePair<string, string?>> For(GatewayOptions options)
    {
        var variables = ImmutableArray.CreateBuilder<KeyValuePair<string, string?>>();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                variables.Add(new(name, value));
            }
        }

        variables.Add(new(WorkerEnvironment.Data, options.DataFolder));
        variables.Add(new(WorkerEnvironment.Log, options.LogPath ?? "off"));
        if (options.JsonLogPath is { } json)
        {
            variables.Add(new(WorkerEnvironment.JsonLog, json));
        }

        variables.Add(new(WorkerEnvironment.LogRoll, options.LogRoll.ToString()));
        if (options.Launcher.MaxHeapBytes > 0)
        {
            variables.Add(new(WorkerEnvironment.HeapLimit, options.Launcher.MaxHeapBytes.ToString("X", CultureInfo.InvariantCulture)));
        }

        return variables.ToImmutable();
    }
}
