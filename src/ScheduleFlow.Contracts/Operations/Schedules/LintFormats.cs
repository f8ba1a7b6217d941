using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>How findings are reported.</summary>
public static class LintFormats
{
    /// <summary>For people.</summary>
    public const string Text = "text";

    public const string Json = "json";

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    public const string Sarif = "sarif";

    /// <summary>JUnit XML, for CI servers.</summary>
    public const string Junit = "junit";

    public static readonly ImmutableArray<string> All = [Text, Json, Sarif, Junit];
}
