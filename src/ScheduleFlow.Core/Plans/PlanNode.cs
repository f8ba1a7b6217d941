using System.Collections.Immutable;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Plans;

/// <summary>A value of a plan file, with its place; lines and columns count from 1.</summary>
internal abstract record PlanNode(long Line, long Column)
{
    /// <summary>What it is, for a message.</summary>
    public abstract string Kind { get; }

    /// <param name="Text">The text, without quotes and escapes.</param>
    /// <param name="IsQuoted">Whether it can only be a text.</param>
    internal sealed record Scalar(long Line, long Column, string Text, bool IsQuoted) : PlanNode(Line, Column)
    {
        public bool IsNull => !IsQuoted && Text is "" or "~" or "null";

        public override string Kind => IsNull ? "nothing" : $"“{ShortText.Of(Text)}”";
    }

    internal sealed record Sequence(long Line, long Column, ImmutableArray<PlanNode> Items) : PlanNode(Line, Column)
    {
        public override string Kind => "a list";
    }

    /// <param name="Entries">In the order of the file; every key once.</param>
    internal sealed record Mapping(long Line, long Column, ImmutableArray<KeyValuePair<Scalar, PlanNode>> Entries) : PlanNode(Line, Column)
    {
        public override string Kind => "an object";
    }
}
