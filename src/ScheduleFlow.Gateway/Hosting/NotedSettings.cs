using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Hosting;

/// <summary>
/// The gateway's security settings, written into the data folder at start. <c>doctor --security</c> runs in another
/// process, with another environment and other arguments, and could only guess them.
/// </summary>
internal static class NotedSettings
{
    /// <summary>Writes the note once the gateway listens. A failure is logged and has no other effect.</summary>
    public static void Keep(WebApplication app)
    {
        var options = app.Services.GetRequiredService<GatewayOptions>();
        var started = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (app.Services.GetRequiredService<IGatewayNotes>().Keep(Of(options, app.Urls, started)) is { } failure)
        {
            app.Logger.SettingsNotNoted(failure);
        }
    }

    /// <summary>The note of these settings.</summary>
    public static GatewayNote Of(GatewayOptions options, IEnumerable<string> urls, DateTimeOffset started) => new()
    {
        Started = started,
        Urls = [.. urls],
        Environment = options.Environment,
        Anonymous = options.Security.Anonymous.ToString().ToLowerInvariant(),
        IsTunerOpen = options.Tuner.IsOpen,
        CorsOrigins = options.CorsOrigins,
        RequiresHttps = options.Security.RequireHttps,
        HasAdminKey = options.Security.AdminKey is not null,
        Logs = [.. new[] { options.LogPath, options.JsonLogPath }.OfType<string>()],
        Runtime = Environment.Version.ToString(),
    };
}
