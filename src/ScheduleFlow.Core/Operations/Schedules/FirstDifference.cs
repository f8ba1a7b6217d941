using System.Text;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>The first line in which two texts differ.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Expected">The line of the first text, cut; null: it has no such line.</param>
/// <param name="Found">The line of the second text, likewise.</param>
internal sealed record FirstDifference(int Line, string? Expected, string? Found)
{
    private const int MaxBytes = 200;

    /// <returns>Null: they are the same, byte for byte.</returns>
    public static FirstDifference? Between(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found)
    {
        var same = expected.CommonPrefixLength(found);
        if (same == expected.Length && same == found.Length)
        {
            return null;
        }

        var start = expected[..same].LastIndexOf((byte)'\n') + 1;
        return new FirstDifference(expected[..same].Count((byte)'\n') + 1, LineAt(expected, start), LineAt(found, start));
    }

    private static string? LineAt(ReadOnlySpan<byte> text, int start)
    {
        var rest = text[start..];
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        return rest.IsEmpty ? null : Encoding.UTF8.GetString(line[..Math.Min(line.Length, MaxBytes)]);
    }
}
