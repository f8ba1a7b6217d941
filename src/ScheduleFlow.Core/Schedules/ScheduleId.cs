using System.Diagnostics.CodeAnalysis;

namespace ScheduleFlow.Core.Schedules;

/// <summary>The id of a schedule or playlist: a UUID, written as 36 lower-case characters on the wire and in file names.</summary>
internal readonly record struct ScheduleId(Guid Value) : IComparable<ScheduleId>
{
    /// <summary>Reads the 36-character form, ignoring case; nothing else is an id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ScheduleId id)
    {
        var isId = Guid.TryParseExact(text, "D", out var value);
        id = new ScheduleId(value);
        return isId;
    }

    /// <summary>The order of the texts, which is that of the bytes.</summary>
    public int CompareTo(ScheduleId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
