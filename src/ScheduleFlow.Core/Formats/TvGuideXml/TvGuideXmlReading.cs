using System.Text;
using System.Xml;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.Xml;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>
/// One pass over one document. For the sink, a schedule begins with its first event. Its name and its unknown elements are
/// reported when its element ends, because they may follow the events.
/// </summary>
internal sealed class TvGuideXmlReading(XmlReader xml, OpenElements open, IReadSink sink)
{
    private readonly IXmlLineInfo _place = (IXmlLineInfo)xml;
    private readonly XmlEventBuilder _event = new(xml);
    private readonly Stack<XmlScope> _scopes = new();
    private readonly XmlFragment _unknown = new();
    private bool _inEvent;
    private int _metadataDepth = -1;
    private int _unknownDepth = -1;
    private int _nameDepth = -1;
    private string _nameElement = "";
    private readonly StringBuilder _nameText = new();
    private bool _isUnknownDropped;
    private bool _hasWarned;
    private XmlScope? _ended;
    private int _events;
    private int _schedules;
    private bool _isStopped;

    public Problem? Run()
    {
        while (!_isStopped && xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (xml.Depth >= Limits.MaxDepth)
                    {
                        return ReadProblems.TooDeep("XML", _place.LineNumber, _place.LinePosition);
                    }

                    if (XmlNames.IsNamespaceDeclaration(xml))
                    {
                        // The parser accepts it, but no writer could write it back.
                        return ReadProblems.NotWellFormed(
                            "XML",
                            _place.LineNumber,
                            _place.LinePosition,
                            $"<{xml.Name}> uses the prefix xmlns, which only declares others");
                    }

                    if (xml.Depth == 0 && UnknownRoot() is { } problem)
                    {
                        return problem;
                    }

                    StartElement();
                    break;

                case XmlNodeType.EndElement:
                    open.End();
                    EndElement();
                    break;

                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    Text();
                    break;
            }
        }

        return _events > 0 || _isStopped
            ? null
            : ReadProblems.NotASchedule($"No events found in <{open.Root}>.", "Events are <event> or <item> elements.");
    }

    private Problem? UnknownRoot()
    {
        if (XmlNames.IsSchedule(xml.LocalName))
        {
            return null;
        }

        const string expected = "The root element is <schedule>, <tvguide> or <playlist>.";
        return xml.LocalName.ToLowerInvariant() switch
        {
            "tv" => ReadProblems.NotASchedule("The root element is <tv>: this is XMLTV.", "Give the format xmltv, or auto."),
            "html" => ReadProblems.NotASchedule(
                "This is a web page (root element <html>), not a schedule.",
                "Check that the address does not lead to a login or error page."),
            _ => ReadProblems.NotASchedule($"The root element <{xml.Name}> is not one of a schedule.", expected),
        };
    }

    private void StartElement()
    {
        var isEmpty = xml.IsEmptyElement;
        if (!isEmpty)
        {
            open.Begin(xml.Name, _place.LineNumber);
        }
        else if (xml.Depth == 0)
        {
            open.Begin(xml.Name, _place.LineNumber);
            open.End();
        }

        Dispatch();
        if (isEmpty)
        {
            EndElement();
        }
    }

    private void Dispatch()
    {
        if (_inEvent)
        {
            _event.StartElement();
            return;
        }

        if (_nameDepth >= 0)
        {
            return;
        }

        var name = xml.LocalName;
        var inMetadata = _metadataDepth >= 0;
        if (!inMetadata && XmlNames.IsEvent(name) && _scopes.Count > 0)
        {
            AbandonUnknown();
            BeginEvent();
        }
        else if (!inMetadata && XmlNames.IsSchedule(name) && (_scopes.Count == 0 || !_scopes.Peek().HasBegun))
        {
            AbandonUnknown();
            BeginScope();
        }
        else if (_unknownDepth >= 0)
        {
            KeepOn();
        }
        else if (!inMetadata && XmlNames.IsMetadata(name))
        {
            _metadataDepth = xml.Depth;
        }
        else if (XmlNames.Is(name, "name") || XmlNames.Is(name, "title"))
        {
            (_nameDepth, _nameElement) = (xml.Depth, name);
            _nameText.Clear();
        }
        else if (!XmlNames.IsContainer(name) && !XmlNames.IsSchedule(name) && !XmlNames.IsWrittenAnew(name))
        {
            _unknownDepth = xml.Depth;
            _isUnknownDropped = false;
            _unknown.Begin(xml);
        }
    }

    private void Text()
    {
        if (_inEvent)
        {
            _event.Text();
        }
        else if (_nameDepth >= 0)
        {
            _nameText.Append(xml.Value);
        }
        else if (_unknownDepth >= 0 && HasRoom())
        {
            _unknown.Text(xml.Value);
        }
    }

    private void EndElement()
    {
        var depth = xml.Depth;
        if (_inEvent)
        {
            if (depth > _event.Depth)
            {
                _event.EndElement();
            }
            else
            {
                EndEvent();
            }
        }
        else if (_nameDepth >= 0)
        {
            if (depth == _nameDepth)
            {
                _scopes.Peek().AddText(_nameElement, _nameText.ToString(), _metadataDepth >= 0);
                _nameDepth = -1;
            }
        }
        else if (_unknownDepth >= 0)
        {
            EndUnknown(depth);
        }
        else if (depth == _metadataDepth)
        {
            _metadataDepth = -1;
        }
        else if (_scopes.Count > 0 && depth == _scopes.Peek().Depth)
        {
            EndScope();
        }
    }

    private void BeginEvent()
    {
        var scope = _scopes.Peek();
        if (!scope.HasBegun)
        {
            // The schedule before is complete now. The element around it holds several, so it does not describe this one.
            Tell(_ended, around: null);
            _ended = null;
            scope.HasBegun = true;
            _schedules++;
            sink.BeginSchedule();
        }

        _inEvent = true;
        _event.Begin();
    }

    private void EndEvent()
    {
        _inEvent = false;
        _isStopped = !sink.Event(_event.End(++_events));
    }

    private void BeginScope()
    {
        var scope = new XmlScope(xml.Depth);
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (!XmlNames.IsNamespaceDeclaration(xml))
            {
                scope.AddAttribute(xml.Prefix, xml.LocalName, xml.NamespaceURI, xml.Value);
            }
        }

        xml.MoveToElement();
        _scopes.Push(scope);
    }

    private void EndScope()
    {
        var scope = _scopes.Pop();
        if (scope.HasBegun)
        {
            _ended = scope;
        }

        if (_scopes.Count == 0)
        {
            Tell(_ended, _schedules == 1 && _ended != scope ? scope : null);
        }
    }

    private void Tell(XmlScope? scope, XmlScope? around)
    {
        if ((scope?.Name ?? around?.Name) is { } name && scope is not null)
        {
            sink.Name(name);
        }

        if (scope?.Extras(around) is { } extras)
        {
            sink.ScheduleExtras(extras);
        }
    }

    private void KeepOn()
    {
        if (HasRoom())
        {
            _unknown.Begin(xml);
        }
    }

    private void EndUnknown(int depth)
    {
        if (_unknown.Open > depth - _unknownDepth)
        {
            _unknown.End();
        }

        if (depth == _unknownDepth)
        {
            var kept = _unknown.Take();
            if (HasRoom() && !_isUnknownDropped)
            {
                _scopes.Peek().AddElement(kept, _metadataDepth >= 0);
            }

            _unknownDepth = -1;
        }
    }

    // The element holds events, so it is a container and is not kept.
    private void AbandonUnknown()
    {
        if (_unknownDepth >= 0)
        {
            _unknown.Take();
            _unknownDepth = -1;
        }
    }

    private bool HasRoom()
    {
        if (_unknown.Length + _scopes.Peek().KeptCharacters <= XmlScope.MaxExtras)
        {
            return true;
        }

        _isUnknownDropped = true;
        if (!_hasWarned)
        {
            _hasWarned = true;
            sink.WarnAt(
                _place.LineNumber,
                $"more than {XmlScope.MaxExtras / 1024} K of unknown elements around the events; the rest of them is not kept.");
        }

        return false;
    }
}
