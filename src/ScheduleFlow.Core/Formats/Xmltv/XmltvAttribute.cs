using System.Collections.Immutable;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>One attribute of XMLTV's DTD.</summary>
internal sealed record XmltvAttribute(string Name)
{
    public bool IsRequired { get; init; }

    /// <summary>The allowed values; empty: any.</summary>
    public ImmutableArray<string> Values { get; init; } = [];
}
