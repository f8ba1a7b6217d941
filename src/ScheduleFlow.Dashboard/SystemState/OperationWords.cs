using System.Globalization;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Dashboard.Language;

namespace ScheduleFlow.Dashboard.SystemState;

/// <summary>How an operation ended, in words.</summary>
internal static class OperationWords
{
    /// <summary>Why the gateway ended it, or what its worker said.</summary>
    public static string Outcome(Texts texts, OperationData data) =>
        data.Cause != "none" ? Known(texts, $"system.cause.{data.Cause}", data.Cause)
        : Known(texts, string.Create(CultureInfo.InvariantCulture, $"system.exit.{data.ExitCode}"), texts["system.op.exit", data.ExitCode]);

    /// <summary>17 ms; 1.4 s.</summary>
    public static string Milliseconds(Texts texts, double ms) => ms < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{ms:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{ms / 1000:0.0} {texts["time.s"]}");

    private static string Known(Texts texts, string key, string otherwise) => texts[key] is var text && text != key ? text : otherwise;
}
