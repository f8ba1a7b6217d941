using System.Text.Json;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>
/// Sends new lines of the audit log by OTLP, as log records, to a place where a user who can write the data folder cannot
/// change them. The log is read once a second, so it includes changes made in a shell and by other gateways. Each record has
/// the line's chain, which shows whether one is missing. Lines written while no gateway ran are not sent.
/// </summary>
internal sealed class AuditExport : BackgroundService
{
    /// <summary>The name of the records' logger, by which a collector tells them from others.</summary>
    public const string Category = "scheduleflow.audit";

    private const string Prefix = "audit.";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly IAuditFeed _feed;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _logging;
    private readonly ILogger _records;
    private readonly long _start;

    public AuditExport(IAuditFeed feed, TimeProvider time, IConfiguration configuration)
    {
        (_feed, _time, _start) = (feed, time, feed.Read(null).Next);

        // A logging pipeline of its own: the gateway's log is separate and goes to files.
        _logging = LoggerFactory.Create(logging =>
        {
            logging.Services.AddSingleton(configuration); // OpenTelemetry's own settings, wherever they are set
            logging.AddOpenTelemetry(records =>
            {
                records.IncludeFormattedMessage = true;
                records.SetResourceBuilder(ResourceBuilder.CreateDefault()
                    .AddService(Telemetry.ServiceName, serviceVersion: Telemetry.ServiceVersion));
                records.AddOtlpExporter();
            });
        });
        _records = _logging.CreateLogger(Category);
    }

    public override void Dispose()
    {
        _logging.Dispose(); // sends what is queued
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = _start;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            next = SendFrom(next);
        }
    }

    private long SendFrom(long offset)
    {
        while (true)
        {
            var read = _feed.Read(offset);
            foreach (var line in read.Lines)
            {
                Send(line);
            }

            if (read.Lines.IsEmpty)
            {
                return read.Next;
            }

            offset = read.Next;
        }
    }

    // The line is the body; its texts and numbers are attributes too, for searches.
    private void Send(string line)
    {
        var attributes = new List<KeyValuePair<string, object?>>();
        try
        {
            using var entry = JsonDocument.Parse(line);
            foreach (var field in entry.RootElement.EnumerateObject())
            {
                object? value = field.Value.ValueKind switch
                {
                    JsonValueKind.String => field.Value.GetString(),
                    JsonValueKind.Number when field.Value.TryGetInt64(out var number) => number,
                    _ => null,
                };
                if (value is not null)
                {
                    attributes.Add(new(Prefix + field.Name, value));
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return; // a torn line: doctor reports it
        }

        _records.Log(LogLevel.Information, default, attributes, null, (_, _) => line);
    }
}
