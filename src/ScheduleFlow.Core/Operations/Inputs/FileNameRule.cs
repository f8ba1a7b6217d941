using System.Buffers;
using System.Text;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>The names that a client may give our files: plain names that stay in their folder on every system.</summary>
internal static class FileNameRule
{
    private const int MaxBytes = 200;

    private static readonly SearchValues<char> NotOnEverySystem = SearchValues.Create("<>:\"|?*");

    /// <returns>Null, or a <c>validation</c> problem.</returns>
    public static Problem? Check(string name)
    {
        var reason = name switch
        {
            "" => "is empty",
            _ when string.IsNullOrWhiteSpace(name) => "is blank",
            _ when name.AsSpan().IndexOfAny('/', '\\') >= 0 => "holds a path separator",
            _ when name[0] == '.' => "begins with a dot",
            _ when name.Any(char.IsControl) => "holds a control character",
            _ when name.AsSpan().IndexOfAny(NotOnEverySystem) >= 0 => "holds one of < > : \" | ? *",
            _ when Encoding.UTF8.GetByteCount(name) > MaxBytes => $"is longer than {MaxBytes} bytes",
            _ => null,
        };
        return reason is null
            ? null
            : new Problem(ErrorType.Validation, $"The file name “{(name.Length > 80 ? name[..80] + "…" : name)}” {reason}.")
            {
                Hint = "Give a plain file name such as monday.xml, without a folder: the folder is fixed.",
            };
    }
}
