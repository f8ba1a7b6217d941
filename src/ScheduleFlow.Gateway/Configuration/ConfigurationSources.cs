using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Where settings come from, the weakest first.</summary>
internal static class ConfigurationSources
{
    private static readonly string[] EnvironmentNames = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    /// <param name="builder">Where they are added.</param>
    /// <param name="commandLine">Settings as <c>--Key=value</c> (<see cref="GatewayCommandLine.Settings"/>).</param>
    public static void AddTo(IConfigurationBuilder builder, IEnumerable<string> commandLine)
    {
        // 1. Built in.
        builder.AddInMemoryCollection([new(GatewaySettings.Urls.Key, GatewaySettings.Urls.Default)]);

        // 2. appsettings.json beside the gateway, whatever the working folder is.
        builder.AddJsonFile("appsettings.json", optional: true, reloadOnChange: false);

        // 3. The environment. ScheduleFlow__Data is more exact than SCHEDULEFLOW_DATA and wins.
        builder.AddEnvironmentVariables("ASPNETCORE_");
        if (Environment.GetEnvironmentVariable(WorkerEnvironment.Data) is { Length: > 0 } data)
        {
            builder.AddInMemoryCollection([new(GatewaySettings.Data.Key, data)]);
        }

        builder.AddEnvironmentVariables();

        // As everywhere in .NET, the environment's name never comes from a plain variable or from the file: it decides who has rights.
        builder.AddInMemoryCollection([new(GatewaySettings.Environment.Key, EnvironmentName())]);

        // 4. The command line.
        builder.AddCommandLine([.. commandLine]);
    }

    private static string EnvironmentName() => EnvironmentNames
        .Select(Environment.GetEnvironmentVariable)
        .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? Environments.Production;
}
