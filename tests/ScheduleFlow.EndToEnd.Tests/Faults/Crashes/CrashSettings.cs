using System.Globalization;

namespace ScheduleFlow.EndToEnd.Tests.Faults.Crashes;

/// <summary>
/// What the environment may choose: <c>SCHEDULEFLOW_CRASH_SEED</c> the same changes again (the moments are the
/// machine's), <c>SCHEDULEFLOW_CRASH_KILLS</c> another number of kills.
/// </summary>
internal static class CrashSettings
{
    public static int Seed { get; } = Setting("SCHEDULEFLOW_CRASH_SEED") ?? Random.Shared.Next();

    /// <summary>How many workers are killed, unless the environment says otherwise.</summary>
    public static int Kills(int usual) => Setting("SCHEDULEFLOW_CRASH_KILLS") ?? usual;

    private static int? Setting(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
