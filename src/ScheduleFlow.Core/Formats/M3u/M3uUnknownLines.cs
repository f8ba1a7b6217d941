using System.Text;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.M3u;

namespace ScheduleFlow.Core.Formats.M3u;

/// <summary>Collects the unknown <c>#</c> lines before an entry, until the entry is complete.</summary>
internal sealed class M3uUnknownLines(IReadSink sink)
{
    private const int MaxCharacters = 64 * 1024;

    private readonly StringBuilder _lines = new();
    private bool _hasWarned;

    public void Add(string line, int number)
    {
        if (_lines.Length + line.Length <= MaxCharacters)
        {
            _lines.Append(_lines.Length > 0 ? "\n" : "").Append(line);
        }
        else if (!_hasWarned)
        {
            _hasWarned = true;
            sink.WarnAt(number, $"more than {MaxCharacters / 1024} K of unknown lines before one entry; the rest of them is not kept.");
        }
    }

    /// <summary>
    /// The lines, after one for the entry's unknown attributes (<c>#EXTINF: key="value"</c>, without a duration). Null:
    /// there are neither.
    /// </summary>
    public string? Take(string? attributes)
    {
        if (!string.IsNullOrEmpty(attributes))
        {
            _lines.Insert(0, $"{M3uTags.Entry} {attributes}{(_lines.Length > 0 ? "\n" : "")}");
        }

        var taken = _lines.Length > 0 ? _lines.ToString() : null;
        _lines.Clear();
        return taken;
    }
}
