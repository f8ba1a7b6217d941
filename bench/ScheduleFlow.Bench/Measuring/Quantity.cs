using System.Globalization;

namespace ScheduleFlow.Bench.Measuring;

/// <summary>A number and its unit, as the table shows it.</summary>
internal readonly record struct Quantity(double Value, string Unit, string Spread = "")
{
    /// <summary>The median of milliseconds, with the 10th and 90th percentile.</summary>
    public static Quantity Milliseconds(Samples samples) => Of(samples, "ms");

    public static Quantity PerSecond(Samples samples) => Of(samples, "/s");

    public static Quantity Megabytes(long bytes) => new(bytes / 1e6, "MB");

    /// <summary>No figure: what was to be measured is not on this machine.</summary>
    public static Quantity NotInstalled { get; } = new(double.NaN, "not installed");

    public override string ToString() => double.IsNaN(Value) ? Unit : string.Create(CultureInfo.InvariantCulture, $"{Digits(Value)} {Unit}{Spread}");

    private static Quantity Of(Samples samples, string unit) =>
        new(samples.Median, unit, string.Create(CultureInfo.InvariantCulture, $" ({Digits(samples.Quantile(0.1))}–{Digits(samples.Quantile(0.9))})"));

    private static string Digits(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
