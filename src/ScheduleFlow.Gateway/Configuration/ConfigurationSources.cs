using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Where settings come from, the weakest first.</summary>
internal static class ConfigurationSources
{
    /// <param name="builder">Gets them.</param>
    /// <param name="commandLine">Settings as <c>--Key=value</c> (<see cref="GatewayCommandLine.Settings"/>).</param>
    public static void AddTo(IConfigurationBuilder builder, IEnumerable<string> commandLine)
    {
        // 1. Built in.
        builder.AddInMemoryCollection([new(GatewaySettings.Urls.Key, GatewaySettings.Urls.Default)]);

        // 2. appsettings.json beside the gateway, whatever the working folder is.
        builder.AddJsonFile("appsettings.json", optional: true, reloadOnChange: false);

        // 3. The environment; of ScheduleFlow__Data and SCHEDULEFLOW_DATA the former is the more exact one.
        builder.AddEnvironmentVariables("ASPNETCORE_");
        if (Environment.GetEnvironmentVariable(WorkerEnvironment.Data) is { Length: > 0 } data)
        {
            builder.AddInMemoryCollection([new(GatewaySettings.Data.Key, data)]);
        }

        builder.AddEnvironmentVariables();

        // 4. The command line.
        builder.AddCommandLine([.. commandLine]);
    }
}
