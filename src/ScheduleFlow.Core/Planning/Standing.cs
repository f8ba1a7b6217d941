namespace ScheduleFlow.Core.Planning;

/// <summary>How an item stands to the rules at a time.</summary>
/// <param name="Must">The first must that it would break (<see cref="RuleBook.Rights"/>, <see cref="RuleBook.Hours"/> or a rule's index), or <see cref="RuleBook.None"/>.</param>
/// <param name="Wants">How many wants it would break.</param>
/// <param name="Nices">How many nices.</param>
/// <param name="Shortfall">By how much, summed over the distances: 0 is not at all, 1 a whole distance.</param>
/// <param name="First">The first rule of any tier that it would break, or <see cref="RuleBook.None"/>.</param>
internal readonly record struct Standing(int Must, int Wants, int Nices, double Shortfall, int First)
{
    public bool IsAllowed => Must == RuleBook.None;

    public bool IsClean => First == RuleBook.None;

    /// <summary>The least that must be relaxed: 0 nothing, 1 nices, 2 wants.</summary>
    public int Level => Wants > 0 ? 2 : Nices > 0 ? 1 : 0;

    /// <summary>Fewest wants, then fewest nices, then least.</summary>
    public bool IsBetterThan(Standing other) =>
        Wants != other.Wants ? Wants < other.Wants : Nices != other.Nices ? Nices < other.Nices : Shortfall < other.Shortfall;
}
