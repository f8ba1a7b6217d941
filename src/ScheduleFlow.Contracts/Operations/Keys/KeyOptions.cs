namespace ScheduleFlow.Contracts.Operations.Keys;

/// <summary>Options that several operations on keys have in the same words.</summary>
public static class KeyOptions
{
    /// <summary>The word for a key that is never refused because of its age.</summary>
    public const string Never = "never";

    /// <summary>The key that is meant.</summary>
    public static Option Id { get; } = new("id", "The key, from list-keys; never the key itself")
    {
        Type = OptionType.Id,
        Of = Noun.Key,
        IsOperand = true,
        IsRequired = true,
    };

    public static Option Expires { get; } = new("expires", $"From when on it is refused, or {Never}; default: in a year")
    {
        ValueName = $"INSTANT|{Never}",
        Example = "2099-01-01T00:00:00Z",
    };
}
