using System.Globalization;

namespace ScheduleFlow.Core.Tests.Fuzzing;

/// <summary>How long a fuzz run is (tests/README.md).</summary>
/// <param name="Seed">Where the run starts: the same seed and the same seeds of documents give the same inputs.</param>
/// <param name="Rounds">How many inputs are read where no time is given.</param>
/// <param name="Time">How long inputs are made; null: <paramref name="Rounds"/> of them.</param>
internal sealed record FuzzOptions(int Seed, int Rounds, TimeSpan? Time)
{
    /// <summary>A few seconds a reader, the same in each run; more by <c>SCHEDULEFLOW_FUZZ_SECONDS</c>, other inputs by <c>SCHEDULEFLOW_FUZZ_SEED</c>.</summary>
    public static FuzzOptions FromEnvironment(int rounds) => new(
        Number("SCHEDULEFLOW_FUZZ_SEED") ?? 1,
        rounds,
        Number("SCHEDULEFLOW_FUZZ_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
