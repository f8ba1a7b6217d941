namespace ScheduleFlow.Core.Planning;

/// <summary>The rules that an item would break at a time.</summary>
/// <param name="Must">
/// The first must that it would break: <see cref="RuleBook.Rights"/>, <see cref="RuleBook.Hours"/>, a rule's index, or
/// <see cref="RuleBook.None"/>.
/// </param>
/// <param name="Wants">The number of wants that it would break.</param>
/// <param name="Nices">The number of nices.</param>
/// <param name="Shortfall">By how much, summed over the distances: 0 is not at all, 1 is one whole distance.</param>
/// <param name="First">The first rule of any tier that it would break, or <see cref="RuleBook.None"/>.</param>
internal readonly record struct Standing(int Must, int Wants, int Nices, double Shortfall, int First)
{
    public bool IsAllowed => Must == RuleBook.None;

    public bool IsClean => First == RuleBook.None;

    /// <summary>The least that must be relaxed: 0 nothing, 1 nices, 2 wants.</summary>
    public int Level => Wants > 0 ? 2 : Nices > 0 ? 1 : 0;

    /// <summary>Fewer wants, then fewer nices, then a smaller shortfall.</summary>
    public bool IsBetterThan(Standing other) =>
        Wants != other.Wants ? Wants < other.Wants : Nices != other.Nices ? Nices < other.Nices : Shortfall < other.Shortfall;
}
