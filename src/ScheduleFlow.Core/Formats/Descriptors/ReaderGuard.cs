using System.Collections.Immutable;

namespace ScheduleFlow.Core.Formats.Descriptors;

/// <summary>What a reader that would take anything for its own is given.</summary>
/// <param name="Wanted">What it reads, as an error says it.</param>
/// <param name="Accepted">The kinds of documents that may be that.</param>
internal sealed record ReaderGuard(string Wanted, ImmutableArray<DocumentKind> Accepted);
