using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Linting.Reports;

/// <summary>Some lines of a document, to show; none if the file is packed, or gone.</summary>
internal sealed class SourceLines
{
    private const int MaxLine = 1024 * 1024;

    private readonly Dictionary<int, string> _lines = [];

    /// <param name="source">A path; anything else has no lines.</param>
    /// <param name="wanted">Line numbers, from 1.</param>
    public SourceLines(string source, IEnumerable<int> wanted)
    {
        var numbers = wanted.Where(line => line > 0).ToHashSet();
        if (numbers.Count == 0 || !File.Exists(source) || !RegularFile.Is(source))
        {
            return;
        }

        try
        {
            using var reader = new StreamReader(source);
            var last = numbers.Max();
            for (var number = 1; number <= last && reader.ReadLine() is { } line; number++)
            {
                if (number == 1 && line.Contains('\0'))
                {
                    return; // packed, or not a text
                }

                if (numbers.Contains(number) && line.Length <= MaxLine)
                {
                    _lines.Add(number, line);
                }
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // It existed a moment ago. The findings say enough without it.
        }
    }

    public string? this[int line] => _lines.GetValueOrDefault(line);
}
