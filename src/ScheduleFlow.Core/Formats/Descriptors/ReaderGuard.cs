using System.Collections.Immutable;

namespace ScheduleFlow.Core.Formats.Descriptors;

/// <summary>What to give to a reader that accepts any text.</summary>
/// <param name="Wanted">What it reads, for an error.</param>
/// <param name="Accepted">The kinds of documents that it is given.</param>
internal sealed record ReaderGuard(string Wanted, ImmutableArray<DocumentKind> Accepted);
