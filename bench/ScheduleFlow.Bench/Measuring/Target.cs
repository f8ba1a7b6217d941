using System.Globalization;

namespace ScheduleFlow.Bench.Measuring;

/// <summary>What a ratio must be: at most, at least, or below a number; or nothing.</summary>
internal sealed record Target(string Text, Func<double, bool?> IsMet)
{
    public static Target None { get; } = new("–", _ => null);

    public static Target AtMost(double limit) => new($"≤ {Number(limit)}", ratio => ratio <= limit);

    public static Target AtLeast(double limit) => new($"≥ {Number(limit)}", ratio => ratio >= limit);

    public static Target Below(double limit) => new($"< {Number(limit)}", ratio => ratio < limit);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
