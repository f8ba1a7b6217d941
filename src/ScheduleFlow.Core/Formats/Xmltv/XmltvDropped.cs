using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>Counts what a guide holds and XMLTV does not know, by name.</summary>
internal sealed class XmltvDropped
{
    private const int MaxNames = 10;

    private readonly Dictionary<string, int> _counts = [];
    private int _firstLine;

    /// <param name="name">As a person finds it: <c>&lt;lcn&gt;</c>, <c>icon@alt</c>.</param>
    /// <param name="line">Where it stands.</param>
    public void Add(string name, int line)
    {
        _firstLine = _firstLine == 0 ? line : _firstLine;

        // The names are the document's: a hostile one does not get to fill the memory with them.
        if (_counts.Count < 1_000 || _counts.ContainsKey(name))
        {
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>Says all of it in one warning; nothing where nothing was dropped.</summary>
    public void WarnOf(IReadSink sink)
    {
        if (_counts.Count > 0)
        {
            var names = string.Join(", ", _counts
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Take(MaxNames)
                .Select(pair => $"{pair.Key} ({pair.Value})"));
            sink.Warning(
                $"Line {_firstLine} and on: XMLTV has no such place for {names}{(_counts.Count > MaxNames ? " and others" : "")}; they are not kept.",
                new Place(_firstLine, 0));
        }
    }
}
