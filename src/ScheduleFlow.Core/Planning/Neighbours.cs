namespace ScheduleFlow.Core.Planning;

/// <summary>What is on air before something, for the rules that keep the same from following itself.</summary>
/// <param name="Programme">The last that was no filler, however many fillers lie between, or <see cref="RuleBook.None"/>.</param>
/// <param name="Filler">The filler directly before, or <see cref="RuleBook.None"/>.</param>
internal readonly record struct Neighbours(int Programme, int Filler)
{
    public static readonly Neighbours Nobody = new(RuleBook.None, RuleBook.None);

    /// <summary>What what follows has before it.</summary>
    public Neighbours Then(int item, bool isFiller) => isFiller ? this with { Filler = item } : new Neighbours(item, RuleBook.None);
}
