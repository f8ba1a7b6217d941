using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Security;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>Serilog's set-up: the console and the log file, our own lines and the framework's warnings.</summary>
internal static class Logging
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}";

    public static Logger Create(GatewayOptions options)
    {
        var logging = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal) // Main says why it cannot start
            .MinimumLevel.Override(typeof(ApiKeyHandler).FullName!, LogEventLevel.Warning); // the base class says much
        if (options.LogToConsole)
        {
            logging.WriteTo.Console(outputTemplate: Template);
        }

        if (options.LogPath is { } path)
        {
            logging.WriteTo.Sink(new LogFileSink(path, new MessageTemplateTextFormatter(Template)));
        }

        return logging.CreateLogger();
    }
}
