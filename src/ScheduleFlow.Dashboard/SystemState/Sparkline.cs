using System.Globalization;
using System.Text;

namespace ScheduleFlow.Dashboard.SystemState;

/// <summary>Draws how a number went: steps, as a value holds until the next.</summary>
internal static class Sparkline
{
    /// <summary>The area below the steps, as the path of an SVG; empty: there are no samples.</summary>
    /// <param name="samples">The samples, the oldest first.</param>
    /// <param name="value">The number of a sample.</param>
    /// <param name="start">The left edge.</param>
    /// <param name="end">The right edge.</param>
    /// <param name="width">The width of the picture.</param>
    /// <param name="height">Its height.</param>
    /// <param name="max">The number at the top.</param>
    public static string PathOf(
        IEnumerable<QueueSample> samples,
        Func<QueueSample, int> value,
        DateTimeOffset start,
        DateTimeOffset end,
        int width,
        int height,
        int max)
    {
        var path = new StringBuilder();
        foreach (var sample in samples.Where(sample => sample.At <= end))
        {
            var x = Math.Max(0, (sample.At - start) / (end - start) * width);
            var y = height - (height * Math.Clamp((double)value(sample) / Math.Max(1, max), 0, 1));
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? $"M{x:0.#} {height}" : $"H{x:0.#}")}V{y:0.#}");
        }

        return path.Length == 0 ? "" : path.Append(CultureInfo.InvariantCulture, $"H{width}V{height}Z").ToString();
    }
}
