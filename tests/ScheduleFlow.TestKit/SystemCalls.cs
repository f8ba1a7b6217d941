using System.Collections.Immutable;

namespace ScheduleFlow.TestKit;

/// <summary>A system call as <c>strace -f -y</c> writes it, in the order in which calls returned.</summary>
/// <param name="Name">Such as <c>fsync</c>.</param>
/// <param name="Descriptor">The number of the descriptor that is its first argument, or null.</param>
/// <param name="Paths">The path of that descriptor (<c>3&lt;/path&gt;</c>) and the quoted arguments, in order.</param>
/// <param name="Succeeded">Whether it returned 0 or more.</param>
public sealed record SystemCall(string Name, int? Descriptor, ImmutableArray<string> Paths, bool Succeeded)
{
    private const string Unfinished = " <unfinished ...>";
    private const string Resumed = " resumed>";

    /// <summary>Reads what <c>strace -f -y -o FILE</c> has written; signals and exits are passed over.</summary>
    public static IEnumerable<SystemCall> Read(IEnumerable<string> lines)
    {
        // With several threads a call may be told in two parts, "fsync(3</a> <unfinished ...>" and "<... fsync resumed>) = 0".
        var begun = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var thread = line[..space];
            var call = line[space..].TrimStart();
            if (call.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                begun[thread] = call[..^Unfinished.Length];
                continue;
            }

            if (call.StartsWith("<... ", StringComparison.Ordinal) && call.IndexOf(Resumed, StringComparison.Ordinal) is > 0 and var at && begun.Remove(thread, out var first))
            {
                call = first + call[(at + Resumed.Length)..];
            }

            if (Parse(call) is { } parsed)
            {
                yield return parsed;
            }
        }
    }

    private static SystemCall? Parse(string call)
    {
        var open = call.IndexOf('(', StringComparison.Ordinal);
        var result = call.LastIndexOf(" = ", StringComparison.Ordinal);
        if (open <= 0 || result < open || !call[..open].All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var arguments = call[(open + 1)..result];
        var digits = arguments.TakeWhile(char.IsAsciiDigit).Count();
        return new SystemCall(
            call[..open],
            digits > 0 ? int.Parse(arguments[..digits], provider: null) : null,
            [.. Quoted(arguments, digits > 0 && digits < arguments.Length && arguments[digits] == '<' ? digits : arguments.Length)],
            call[result + 3] != '-');
    }

    private static IEnumerable<string> Quoted(string arguments, int descriptorPath)
    {
        var at = 0;
        if (descriptorPath < arguments.Length)
        {
            at = arguments.IndexOf('>', descriptorPath);
            yield return arguments[(descriptorPath + 1)..at];
        }

        while (arguments.IndexOf('"', at) is >= 0 and var begin)
        {
            var end = begin + 1;
            while (end < arguments.Length && arguments[end] != '"')
            {
                end += arguments[end] == '\\' ? 2 : 1;
            }

            yield return arguments[(begin + 1)..Math.Min(end, arguments.Length)];
            at = end + 1;
            if (at >= arguments.Length)
            {
                yield break;
            }
        }
    }
}
