using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text;

/// <summary>The problems that readers of every format report, in the same words.</summary>
internal static class ReadProblems
{
    /// <summary>The hint for a document that lacks its end.</summary>
    public const string CutShort = "It is cut short: check that the file was written or transferred completely.";

    /// <summary>The document is not well-formed. The fault is a phrase without a full stop.</summary>
    public static Problem NotWellFormed(string format, int line, int column, string fault, string? hint = null) =>
        new(ErrorType.ParseError, $"The {format} cannot be read at line {line}, column {column}: {fault}.")
        {
            Hint = hint,
            Place = new Place(line, column),
        };

    public static Problem NotUtf8(string format, TextPlace place, byte value) =>
        NotWellFormed(
            format,
            place.Line,
            place.Column,
            $"the byte 0x{value:X2} is not UTF-8",
            "The document is not in the encoding that it declares or implies: save it as UTF-8.");

    /// <summary>The bytes of a UTF-16 or UTF-32 document are not characters.</summary>
    public static Problem NotDecodable(string format, string encoding) =>
        new(ErrorType.ParseError, $"The {format} cannot be read: it starts as {encoding} but holds bytes that are not {encoding}.")
        {
            Hint = "Save it as UTF-8.",
        };

    public static Problem Empty(string format) =>
        NotWellFormed(format, 1, 1, "the document is empty", "Check that the file was written completely.");

    public static Problem TooDeep(string format, int line, int column) =>
        NotWellFormed(format, line, column, $"it is nested more than {Limits.MaxDepth} levels deep");

    public static Problem TooManyAttributes(TextPlace place) =>
        new(ErrorType.TooLarge, $"Line {place.Line}, column {place.Column}: an element has more than {Limits.MaxAttributes} attributes.")
        {
            Hint = "No schedule needs so many: check where the document comes from.",
            Place = new Place(place.Line, place.Column),
        };

    /// <summary>The document can be read, but is not a schedule.</summary>
    public static Problem NotASchedule(string message, string? hint = null) => new(ErrorType.Validation, message) { Hint = hint };
}
