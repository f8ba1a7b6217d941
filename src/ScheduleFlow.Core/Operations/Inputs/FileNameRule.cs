using System.Buffers;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>The names that a client may give our files: plain names that stay in their folder on every system.</summary>
internal static class FileNameRule
{
    private const int MaxBytes = 200;

    // With any extension, and also with the digits ¹ ² ³.
    private static readonly string[] Devices = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

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
            _ when name[0] == '-' => "begins with a hyphen, as options of commands do",
            _ when name[^1] is '.' || char.IsWhiteSpace(name[^1]) => "ends with a dot or a space, which Windows leaves out",
            _ when name != PrintableText.Of(name) => "holds a control character",
            _ when IsDevice(name) => "is that of a device on Windows",
            _ when name.AsSpan().IndexOfAny(NotOnEverySystem) >= 0 => "holds one of < > : \" | ? *",
            _ when Encoding.UTF8.GetByteCount(name) > MaxBytes => $"is longer than {MaxBytes} bytes",
            _ => null,
        };
        return reason is null
            ? null
            : new Problem(ErrorType.Validation, $"The file name “{ShortText.Of(name, 80)}” {reason}.")
            {
                Hint = "Give a plain file name such as monday.xml, without a folder: the folder is fixed.",
            };
    }

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4
                && (stem.StartsWith("com", StringComparison.OrdinalIgnoreCase)
                    || stem.StartsWith("lpt", StringComparison.OrdinalIgnoreCase))
                && "0123456789¹²³".Contains(stem[3], StringComparison.Ordinal));
    }
}
