using System.Globalization;
using Microsoft.Extensions.Hosting.Systemd;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Hosting;

/// <summary>
/// Tells systemd twice per <c>WatchdogSec=</c> of the unit that the gateway is alive: its threads run, and the launcher's
/// lock is released. Without that message systemd restarts the gateway.
/// </summary>
/// <param name="systemd">Present where systemd has started us.</param>
/// <param name="gate">The launcher's slots.</param>
/// <param name="time">The clock.</param>
internal sealed class Watchdog(AdmissionGate gate, TimeProvider time, ISystemdNotifier? systemd = null) : BackgroundService
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (systemd is not { IsEnabled: true } || Interval() is not { } interval)
        {
            return;
        }

        using var timer = new PeriodicTimer(interval / 2, time);
        do
        {
            gate.Counts();
            systemd.Notify(Alive);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    // See sd_watchdog_enabled(3).
    private static TimeSpan? Interval()
    {
        if (Environment.GetEnvironmentVariable("WATCHDOG_PID") is { Length: > 0 } pid
            && pid != Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
        {
            return null;
        }

        var interval = Environment.GetEnvironmentVariable("WATCHDOG_USEC");
        return long.TryParse(interval, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 1_000
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
    }
}
