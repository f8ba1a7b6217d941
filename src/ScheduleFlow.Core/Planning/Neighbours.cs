namespace ScheduleFlow.Core.Planning;

/// <summary>What is on air before an event, for the rules against the same twice in a row.</summary>
/// <param name="Programme">The last item that was not a filler, however many fillers follow it, or <see cref="RuleBook.None"/>.</param>
/// <param name="Filler">The filler directly before, or <see cref="RuleBook.None"/>.</param>
internal readonly record struct Neighbours(int Programme, int Filler)
{
    /// <summary>A filler that the plan does not have.</summary>
    private const int Foreign = -2;

    public static readonly Neighbours Nobody = new(RuleBook.None, RuleBook.None);

    /// <summary>Whether a filler is directly before.</summary>
    public bool IsAfterFiller => Filler != RuleBook.None;

    /// <summary>The neighbours of the next event.</summary>
    public Neighbours Then(int item, bool isFiller) =>
        isFiller ? this with { Filler = item >= 0 ? item : Foreign } : new Neighbours(item, RuleBook.None);
}
