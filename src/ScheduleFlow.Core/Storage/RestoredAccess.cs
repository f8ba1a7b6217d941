using System.Collections.Immutable;
using ScheduleFlow.Core.Keys;

namespace ScheduleFlow.Core.Storage;

/// <summary>What of a backup that says who may do what came in, and what was left out.</summary>
/// <param name="Keys">The API keys that were not known before.</param>
/// <param name="Users">The names of the users.</param>
/// <param name="LeftOut">Files, relative, with slashes.</param>
internal sealed record RestoredAccess(ImmutableArray<ApiKey> Keys, ImmutableArray<string> Users, ImmutableArray<string> LeftOut);
