using ScheduleFlow.Gateway.Configuration;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>Serilog's set-up: the console and the log files, our own events and the framework's warnings.</summary>
internal static class Logging
{
    /// <param name="options">Where the log goes.</param>
    /// <param name="quiet">A type whose messages below a warning are left out: its base class says much.</param>
    public static Logger Create(GatewayOptions options, Type quiet)
    {
        var logging = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal) // Main says why it cannot start
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error) // that its keys are not encrypted is in the docs
            .MinimumLevel.Override("Yarp", LogEventLevel.Error) // what went wrong is in our own lines, without a stack
            .MinimumLevel.Override("Yarp.ReverseProxy.Health.DestinationHealthUpdater", LogEventLevel.Information)
            .MinimumLevel.Override(quiet.FullName!, LogEventLevel.Warning);
        var line = new LogLine();
        if (options.LogToConsole && !Console.IsOutputRedirected)
        {
            logging.WriteTo.Console(line); // at once, as somebody looks at it
        }

        var console = options.LogToConsole && Console.IsOutputRedirected ? Console.OpenStandardOutput() : null;
        logging.WriteTo.Sink(new LogWriter(options.LogPath, console, line, options.JsonLogPath, new RenderedCompactJsonFormatter(), options.LogRoll));
        return logging.CreateLogger();
    }
}
