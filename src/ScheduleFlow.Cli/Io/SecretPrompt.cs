using System.Text;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Cli.Io;

/// <summary>
/// Reads a secret that a person chooses: twice from a terminal, without showing it; otherwise as the only line of standard
/// input.
/// </summary>
internal static class SecretPrompt
{
    private const int MaxBytes = 4 * 1024;

    /// <param name="what">The prompt for a person.</param>
    /// <param name="openInput">Opens standard input.</param>
    public static Outcome<string> ReadNew(string what, Func<Stream> openInput)
    {
        if (Console.IsInputRedirected)
        {
            using var input = openInput();
            return ReadPiped(input);
        }

        var secret = ReadHidden($"{what}: ");
        return secret == ReadHidden("Once more: ")
            ? secret
            : new Problem(ErrorType.Validation, "The two are not the same.") { Hint = "Nothing was changed; try again." };
    }

    /// <summary>The line, without its end. More than one line is an error.</summary>
    public static Outcome<string> ReadPiped(Stream input)
    {
        var bytes = new byte[MaxBytes + 1];
        var length = input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MaxBytes)
        {
            return new Problem(ErrorType.TooLarge, "That is longer than any password.");
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        text = text.EndsWith('\n') ? text[..^1] : text;
        text = text.EndsWith('\r') ? text[..^1] : text;
        return text.Contains('\n', StringComparison.Ordinal)
            ? new Problem(ErrorType.Validation, "Standard input holds more than one line.") { Hint = "It must hold the password alone." }
            : text;
    }

    private static string ReadHidden(string prompt)
    {
        Console.Error.Write(prompt);
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                text.Length = Math.Max(0, text.Length - 1);
            }
            else if (key.KeyChar != '\0')
            {
                text.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return text.ToString();
    }
}
