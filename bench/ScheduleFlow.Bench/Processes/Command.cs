using System.Collections.Immutable;

namespace ScheduleFlow.Bench.Processes;

/// <summary>What to start: an absolute path, arguments, a whole environment. Its standard input is empty.</summary>
internal sealed record Command(string Program, ImmutableArray<string> Arguments)
{
    /// <summary>As <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Environment { get; init; } = BaseEnvironment;

    /// <summary>Where stdout goes.</summary>
    public string Output { get; init; } = "/dev/null";

    /// <summary>What every process gets: the variables that the gateway hands on to its workers.</summary>
    public static ImmutableArray<string> BaseEnvironment { get; } =
        [.. from name in (string[])["PATH", "TZDIR", "DOTNET_ROOT"] let value = System.Environment.GetEnvironmentVariable(name) where value is not null select $"{name}={value}"];

    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}
