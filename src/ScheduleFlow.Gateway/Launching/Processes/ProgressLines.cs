using System.Text;
using System.Text.Json;

namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>Finds the progress lines in a worker's stderr: <c>{"event":"progress","percent":42.2}</c>.</summary>
internal sealed class ProgressLines(Action<double> report)
{
    private const int MaxLine = 512;
    private const string StartText = "{\"event\":\"progress\"";

    private readonly byte[] _line = new byte[MaxLine];
    private int _length;

    private static readonly byte[] Start = Encoding.ASCII.GetBytes(StartText);

    public static bool IsOne(string line) => line.StartsWith(StartText, StringComparison.Ordinal);

    /// <summary>Takes the next bytes. A line may come in pieces; one that is too long is no progress line.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Keep(bytes[..end]);
            if (_length <= MaxLine && PercentOf(_line.AsSpan(0, _length)) is { } percent)
            {
                report(percent);
            }

            _length = 0;
            bytes = bytes[(end + 1)..];
        }

        Keep(bytes);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (_length + part.Length > MaxLine)
        {
            _length = MaxLine + 1; // ignores the rest of the line
            return;
        }

        part.CopyTo(_line.AsSpan(_length));
        _length += part.Length;
    }

    private static double? PercentOf(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(Start))
        {
            return null;
        }

        try
        {
            var json = new Utf8JsonReader(line);
            while (json.Read())
            {
                var isPercent = json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("percent"u8);
                if (isPercent && json.Read() && json.TokenType == JsonTokenType.Number)
                {
                    return Math.Clamp(json.GetDouble(), 0, 100);
                }
            }
        }
        catch (JsonException)
        {
            // The line only looks like one.
        }

        return null;
    }
}
