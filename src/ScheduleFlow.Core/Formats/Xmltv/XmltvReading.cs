using System.Xml;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>One pass over one guide, which is one schedule with all its channels.</summary>
internal sealed class XmltvReading(XmltvCursor cursor, IReadSink sink)
{
    private readonly XmltvDropped _dropped = new();
    private readonly Dictionary<string, ScheduleChannel> _ownChannels = [];
    private XmltvProgramme? _programme;
    private string? _name;
    private string? _onlyChannelName;
    private int _channels;
    private int _programmes;
    private bool _isStopped;

    public Problem? Run()
    {
        while (!_isStopped && cursor.Read())
        {
            if (cursor.Xml.NodeType == XmlNodeType.Element)
            {
                if (cursor.Xml.Depth == 0)
                {
                    if (Begin() is { } problem)
                    {
                        return problem;
                    }
                }
                else
                {
                    Child();
                }
            }
        }

        return _programmes > 0 || _isStopped ? End() : ReadProblems.NotASchedule(
            _channels > 0 ? $"The guide has {_channels} channels, but no programmes." : "The guide has no programmes.",
            "A schedule needs <programme> elements.");
    }

    private Problem? Begin()
    {
        var xml = cursor.Xml;
        if (xml.LocalName != XmltvReader.Root)
        {
            return ReadProblems.NotASchedule(
                $"The root element <{xml.Name}> is not that of XMLTV.",
                "The root element is <tv>. For TVGuide XML the format is xml.");
        }

        sink.BeginSchedule();
        _name = xml.GetAttribute("source-info-name");
        var root = new XmltvFragment(cursor, _dropped);
        root.Attribute("source-info-url", xml.GetAttribute("source-info-url"));
        root.Attribute("source-data-url", xml.GetAttribute("source-data-url"));
        if (root.Take() is { } extras)
        {
            sink.ScheduleExtras(Schedules.Extras.Of(FormatNames.Xmltv, extras));
        }

        _programme = new XmltvProgramme(cursor, _dropped);
        return null;
    }

    private void Child()
    {
        switch (cursor.Xml.LocalName)
        {
            case "programme":
                var read = _programme!.Read(++_programmes);
                var isOwn = _ownChannels.Count == 1 && read.Channel is { } channel && _ownChannels.ContainsKey(channel);
                read.Channel = isOwn ? null : _programme.Restored(read.Channel);
                _isStopped = !sink.Event(read);
                break;

            case "channel":
                Channel();
                break;

            default:
                _dropped.Add($"<{cursor.Xml.LocalName}>", cursor.Line);
                cursor.Skip();
                break;
        }
    }

    private void Channel()
    {
        var line = cursor.Line;
        var xml = cursor.Xml;
        var id = XmltvText.OneLine(xml.GetAttribute("id") ?? "");
        string? name = null;
        string? original = null;
        var fragment = new XmltvFragment(cursor, _dropped);
        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; cursor.NextChild(depth);)
            {
                var rank = XmltvElement.Channel.RankOf(xml.LocalName);
                if (rank == 0 && name is null)
                {
                    var lang = xml.GetAttribute("lang");
                    name = XmltvText.OneLine(cursor.Text()) is { Length: > 0 } text ? text : null;
                    fragment.Attribute("name-lang", name is null ? null : lang);
                }
                else if (xml.LocalName == "url" && xml.GetAttribute("system") == XmltvElement.IdSystem)
                {
                    original = XmltvText.OneLine(cursor.Text());
                }
                else if (rank >= 0)
                {
                    fragment.Child(XmltvElement.Channel, rank);
                }
                else
                {
                    _dropped.Add($"<{xml.LocalName}>", cursor.Line);
                    cursor.Skip();
                }
            }
        }

        var extras = fragment.Take();
        if (id.Length == 0)
        {
            sink.WarnAt(line, "a channel without an id is not kept.");
            return;
        }

        _channels++;
        _onlyChannelName = _channels == 1 ? name : null;
        if (!string.IsNullOrEmpty(original))
        {
            _programme!.Restore(id, original);
        }

        var channel = new ScheduleChannel(original ?? id, name ?? original ?? id, extras);
        if (ScheduleChannel.IsIdOfWhole(id))
        {
            _ownChannels.TryAdd(id, channel);
        }
        else
        {
            sink.Channel(channel);
        }
    }

    private Problem? End()
    {
        if ((string.IsNullOrWhiteSpace(_name) ? _onlyChannelName : _name) is { } name)
        {
            sink.Name(XmltvText.OneLine(name));
        }

        // A single channel of our own making stands for “no channel”; several do not.
        foreach (var channel in _ownChannels.Values.Where(_ => _ownChannels.Count > 1))
        {
            sink.Channel(channel);
        }

        _dropped.WarnOf(sink);

        return null;
    }
}
