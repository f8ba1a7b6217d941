using System.Collections.Immutable;

namespace ScheduleFlow.Core.Channels;

/// <summary>What a list of channels says.</summary>
/// <param name="Entries">In its order; one or more.</param>
/// <param name="GuideUrls">Where it says that TV guides of these channels are.</param>
/// <param name="Warnings">What was odd; each names its line.</param>
/// <param name="Format">The format it was in.</param>
internal sealed record ChannelDocument(ImmutableArray<ChannelEntry> Entries, ImmutableArray<string> GuideUrls, ImmutableArray<string> Warnings, string Format);
