using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>Lines of the audit log, each a JSON object, in their order.</summary>
/// <param name="Lines">Without line feeds.</param>
/// <param name="Next">Where the next line begins.</param>
/// <param name="WasReplaced">Whether it is not the log of the call before, so that lines may have been missed.</param>
public sealed record AuditLines(ImmutableArray<string> Lines, long Next, bool WasReplaced = false);
