using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>
/// Every operation. The list is generated (eng/ScheduleFlow.Registry) from the request classes: nothing else need name a
/// declaration.
/// </summary>
public static partial class Operations
{
    /// <summary>All operations, by area and name. <see cref="Find"/> does not create the others.</summary>
    public static ImmutableArray<Operation> All { get; } =
    [
        .. Names.Select(name => Find(name)!)
            .OrderBy(operation => operation.Area)
            .ThenBy(operation => operation.Name, StringComparer.Ordinal),
    ];

    /// <summary>The operation of a verb, or null.</summary>
    public static Operation? Find(string verb) => NewRequest(verb)?.Operation;
}
