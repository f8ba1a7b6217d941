namespace ScheduleFlow.Bench.Measuring;

/// <summary>Repeated measurements of one thing, in one unit.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public double Median => Quantile(0.5);

    public void Add(double value) => _values.Add(value);

    /// <summary>The value that the given part of the samples does not exceed; the nearest one, not interpolated.</summary>
    public double Quantile(double part)
    {
        if (_values.Count == 0)
        {
            throw new InvalidOperationException("Nothing was measured.");
        }

        var sorted = _values.Order().ToList();
        return sorted[(int)Math.Round((sorted.Count - 1) * part)];
    }
}
