namespace ScheduleFlow.Gateway.Security.Attempts;

/// <summary>
/// From which addresses each user has signed in since the start. At most <see cref="MaxKnown"/> are remembered; then all are
/// forgotten.
/// </summary>
internal sealed class FamiliarPlaces
{
    public const int MaxKnown = 10_000;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A user at an address, as one text. No name contains a space.</summary>
    public static string Of(string name, string address) => $"{name} {address}";

    public bool Has(string name, string address)
    {
        lock (_lock)
        {
            return _known.Contains(Of(name, address));
        }
    }

    public void Add(string name, string address)
    {
        lock (_lock)
        {
            if (_known.Count >= MaxKnown)
            {
                _known.Clear();
            }

            _known.Add(Of(name, address));
        }
    }
}
