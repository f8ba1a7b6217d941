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
    /// <param name="quiet">A type whose messages below a warning are omitted: its base class logs too much.</param>
    public static Logger Create(GatewayOptions options, Type quiet)
    {
        var logging = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal) // Main reports why it cannot start
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error) // the docs say that its keys are plain
            .MinimumLevel.Override("Yarp", LogEventLevel.Error) // our own lines name the cause, without a stack
            .MinimumLevel.Override("Yarp.ReverseProxy.Health.DestinationHealthUpdater", LogEventLevel.Information)
            .MinimumLevel.Override(quiet.FullName!, LogEventLevel.Warning);
        var line = new LogLine();
        if (options.LogToConsole && !Console.IsOutputRedirected)
        {
            logging.WriteTo.Console(line); // at once, because somebody is watching
        }

        var console = options.LogToConsole && Console.IsOutputRedirected ? Console.OpenStandardOutput() : null;
        var json = new RenderedCompactJsonFormatter();
        logging.WriteTo.Sink(new LogWriter(options.LogPath, console, line, options.JsonLogPath, json, options.LogRoll));
        return logging.CreateLogger();
    }
}
