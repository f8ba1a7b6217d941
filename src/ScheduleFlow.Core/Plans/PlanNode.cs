using System.Collections.Immutable;

namespace ScheduleFlow.Core.Plans;

/// <summary>A value of a plan file, with its place; lines and columns count from 1.</summary>
internal abstract record PlanNode(long Line, long Column)
{
    private const int MaxShown = 60;

    /// <summary>What it is, for a message.</summary>
    public abstract string Kind { get; }

    /// <summary>A text as a message shows it: its beginning, where it is long.</summary>
    public static string Shortened(string text, int most = MaxShown) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");

    /// <param name="Text">As it stands there, without quotes and escapes.</param>
    /// <param name="IsQuoted">Whether it can only be a text.</param>
    internal sealed record Scalar(long Line, long Column, string Text, bool IsQuoted) : PlanNode(Line, Column)
    {
        public bool IsNull => !IsQuoted && Text is "" or "~" or "null";

        public override string Kind => IsNull ? "nothing" : $"“{Shortened(Text)}”";
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
