using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Where settings come from, the weakest first.</summary>
internal static class ConfigurationSources
{
    private static readonly string[] EnvironmentNames = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

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

        // The environment's name is never a plain variable's or the file's, as everywhere in .NET: it decides who has rights.
        builder.AddInMemoryCollection([new(GatewaySettings.Environment.Key, EnvironmentName())]);

        // 4. The command line.
        builder.AddCommandLine([.. commandLine]);
    }

    private static string EnvironmentName() => EnvironmentNames
        .Select(Environment.GetEnvironmentVariable)
        .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? Environments.Production;
}
