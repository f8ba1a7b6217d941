using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>
/// Every operation. The list is generated (eng/ScheduleFlow.Registry) from the classes of requests: a declaration need
/// not be named anywhere else.
/// </summary>
public static partial class Operations
{
    /// <summary>All operations, by area and name. Asking for one by its name does not make the others.</summary>
    public static ImmutableArray<Operation> All { get; } =
        [.. Names.Select(name => Find(name)!).OrderBy(operation => operation.Area).ThenBy(operation => operation.Name, StringComparer.Ordinal)];

    /// <summary>The operation of a verb, or null.</summary>
    public static Operation? Find(string verb) => NewRequest(verb)?.Operation;
}
