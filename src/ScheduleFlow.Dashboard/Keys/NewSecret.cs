namespace ScheduleFlow.Dashboard.Keys;

/// <summary>A key that was just made; it can be read this once.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Key">The key.</param>
/// <param name="OldExpires">From when on the key is refused whose place it takes; null: it takes none's.</param>
public sealed record NewSecret(string Name, string Key, DateTimeOffset? OldExpires)
{
    // A record would print the key.
    public override string ToString() => Name;
}
