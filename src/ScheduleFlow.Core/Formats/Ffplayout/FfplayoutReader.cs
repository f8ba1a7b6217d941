using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Formats.Ffplayout;

/// <summary>ffplayout's list of one day (docs/formats.md, "ffplayout"): items follow one another from the start of the day.</summary>
internal sealed class FfplayoutReader : IScheduleReader
{
    public string Format => FormatNames.Ffplayout;

    public bool IsSequential => true;

    public Problem? Read(Stream input, IReadSink sink)
    {
        var reading = new FfplayoutReading(sink);
        return JsonPump.Run(input, reading) ?? reading.End();
    }

    /// <summary>Whether the start of a JSON document looks like such a list.</summary>
    public static bool Recognises(ReadOnlySpan<char> head)
    {
        const string list = "\"program\"";
        var at = head.IndexOf(list, StringComparison.Ordinal);
        var rest = at < 0 ? default : head[(at + list.Length)..].TrimStart();
        return head[0] == '{' && rest.StartsWith(":") && rest[1..].TrimStart().StartsWith("[")
            && head.Contains("\"source\"", StringComparison.Ordinal) && head.Contains("\"out\"", StringComparison.Ordinal);
    }
}
