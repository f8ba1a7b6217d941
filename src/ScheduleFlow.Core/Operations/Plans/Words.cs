using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>The words that replies use.</summary>
internal static class Words
{
    public static string Of(PlannedKind kind) => kind switch
    {
        PlannedKind.Block => "block",
        PlannedKind.Fixed => "fixed",
        PlannedKind.Filler => "filler",
        _ => "rerun",
    };

    /// <summary>The kind that a word means; an unknown word means a block.</summary>
    public static PlannedKind KindOf(string? word) =>
        Enum.GetValues<PlannedKind>().FirstOrDefault(kind => Of(kind) == word, PlannedKind.Block);

    /// <summary>Who edited something.</summary>
    /// <param name="name">Null: whoever ran the program in a shell.</param>
    public static string By(string? name) => name is null ? "from a shell" : $"by {name}";

    public static string Of(Tier tier) => tier switch
    {
        Tier.Must => "must",
        Tier.Want => "want",
        _ => "nice",
    };
}
