using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Where settings come from, the weakest first.</summary>
internal static class ConfigurationSources
{
    public const string DefaultUrl = "http://127.0.0.1:5000";

    /// <summary>Short for the setting that makes a gateway a front for others.</summary>
    private const string EdgeSwitch = "--edge";

    public static void AddTo(IConfigurationBuilder builder, string[] args)
    {
        // 1. Built in.
        builder.AddInMemoryCollection([new("urls", DefaultUrl)]);

        // 2. appsettings.json beside the gateway, whatever the working folder is.
        builder.AddJsonFile("appsettings.json", optional: true, reloadOnChange: false);

        // 3. The environment; of ScheduleFlow__Data and SCHEDULEFLOW_DATA the former is the more exact one.
        builder.AddEnvironmentVariables("ASPNETCORE_");
        if (Environment.GetEnvironmentVariable(WorkerEnvironment.Data) is { Length: > 0 } data)
        {
            builder.AddInMemoryCollection([new("ScheduleFlow:Data", data)]);
        }

        builder.AddEnvironmentVariables();

        // 4. The command line.
        builder.AddCommandLine([.. args.Select(argument => argument == EdgeSwitch ? "--ScheduleFlow:Edge:Enabled=true" : argument)]);
    }
}
