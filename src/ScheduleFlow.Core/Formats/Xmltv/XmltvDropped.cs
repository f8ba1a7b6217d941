using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>Counts what a guide holds that XMLTV does not define, by name.</summary>
internal sealed class XmltvDropped
{
    private const int MaxNames = 10;

    private readonly Dictionary<string, int> _counts = [];
    private int _firstLine;

    /// <param name="name">What a person can search for: <c>&lt;lcn&gt;</c>, <c>icon@alt</c>.</param>
    /// <param name="line">Its line.</param>
    public void Add(string name, int line)
    {
        _firstLine = _firstLine == 0 ? line : _firstLine;

        // The document chooses the names: a hostile one must not fill the memory with them.
        if (_counts.Count < 1_000 || _counts.ContainsKey(name))
        {
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>Reports all of it in one warning, if anything was dropped.</summary>
    public void WarnOf(IReadSink sink)
    {
        if (_counts.Count > 0)
        {
            var names = string.Join(", ", _counts
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Take(MaxNames)
                .Select(pair => $"{pair.Key} ({pair.Value})"));
            var others = _counts.Count > MaxNames ? " and others" : "";
            sink.Warning(
                $"Line {_firstLine} and on: XMLTV has no such place for {names}{others}; they are not kept.",
                new Place(_firstLine, 0));
        }
    }
}
