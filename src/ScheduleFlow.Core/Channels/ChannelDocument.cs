using System.Collections.Immutable;

namespace ScheduleFlow.Core.Channels;

/// <summary>A list of channels as it was read.</summary>
/// <param name="Entries">One or more, in the order of the list.</param>
/// <param name="GuideUrls">The URLs that it gives for TV guides of these channels.</param>
/// <param name="Warnings">Warnings; each names its line.</param>
/// <param name="Format">The format it was in.</param>
internal sealed record ChannelDocument(
    ImmutableArray<ChannelEntry> Entries,
    ImmutableArray<string> GuideUrls,
    ImmutableArray<string> Warnings,
    string Format);
