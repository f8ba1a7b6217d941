using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations;

/// <summary>Everything an operation takes from outside besides its request: nothing in Core looks at the clock or throws dice.</summary>
internal sealed record OperationContext
{
    public required IStore Store { get; init; }

    public required Instant Now { get; init; }

    /// <summary>The seed that the caller gave, or null: then <see cref="Ids"/> and <see cref="SeedOrFresh"/> differ from call to call.</summary>
    public long? Seed { get; init; }

    /// <summary>Fresh randomness from the outermost edge, used where no seed was given.</summary>
    public required Guid Entropy { get; init; }

    /// <summary>The seed given, or a fresh one from 0 to 2^53 − 1: exact in every JSON reader.</summary>
    public long SeedOrFresh => Seed ?? (BitConverter.ToInt64(Entropy.ToByteArray()) & ((1L << 53) - 1));

    /// <summary>Streams, random bytes, and who watches.</summary>
    public Surroundings Outside { get; init; } = Surroundings.None;

    public IdSource Ids => new(Seed is null ? Entropy.ToString("N") : $"{Seed}@{Now}");

    /// <summary>A document that the caller names: a path, or <c>-</c> for standard input.</summary>
    public InputSource Input(string argument) => new()
    {
        Argument = argument,
        OpenStandardInput = Outside.OpenInput,
        StandardInputBytes = Outside.InputBytes,
        StandardInputName = Outside.InputName,
        Roots = Outside.ImportRoots,
    };
}
