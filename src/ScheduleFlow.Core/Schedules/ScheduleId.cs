using System.Diagnostics.CodeAnalysis;

namespace ScheduleFlow.Core.Schedules;

/// <summary>The id of a schedule or playlist: a UUID, on the wire and in file names as 36 lower-case characters.</summary>
internal readonly record struct ScheduleId(Guid Value) : IComparable<ScheduleId>
{
    /// <summary>Reads the 36-character form, in any case; nothing else is an id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ScheduleId id)
    {
        var isId = Guid.TryParseExact(text, "D", out var value);
        id = new ScheduleId(value);
        return isId;
    }

    /// <summary>The order of the texts, which is the order of the bytes.</summary>
    public int CompareTo(ScheduleId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
