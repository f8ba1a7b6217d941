using System.Text;
using System.Xml;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>
/// One <c>event</c> or <c>item</c> element → one raw event. Fields are attributes or children. Unknown and repeated ones
/// go to the extras.
/// </summary>
internal sealed class XmlEventBuilder(XmlReader xml)
{
    private readonly IXmlLineInfo _place = (IXmlLineInfo)xml;
    private readonly EventDraft _draft = new();
    private XmlFragment? _extras;
    private int _line;
    private int _column;
    private EventFieldName _field;
    private string _spelling = "";
    private readonly StringBuilder _more = new();
    private string _text = "";
    private string _eventNamespace = "";

    /// <summary>Depth of the event's own element.</summary>
    public int Depth { get; private set; }

    /// <summary>The reader stands on the event's start tag.</summary>
    public void Begin()
    {
        Depth = xml.Depth;
        _eventNamespace = xml.NamespaceURI;
        _line = _place.LineNumber;
        _column = _place.LinePosition - 1; // it points after the bracket
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            Attribute();
        }

        xml.MoveToElement();
    }

    /// <summary>A start tag inside the event; an empty element is followed by <see cref="EndElement"/> too.</summary>
    public void StartElement()
    {
        if (_extras?.Open > 1)
        {
            _extras.Begin(xml);
        }
        else if (xml.Depth == Depth + 1)
        {
            // An element of another namespace than the event's only looks like a field.
            _field = xml.NamespaceURI == _eventNamespace ? EventFieldName.Resolve(xml.LocalName) : default;
            _spelling = xml.LocalName;
            _text = "";
            _more.Clear();
            if (_field.Field == EventField.None)
            {
                Extras().Begin(xml);
            }
        }
    }

    public void Text()
    {
        if (_extras?.Open > 1)
        {
            _extras.Text(xml.Value);
        }
        else if (_field.Field != EventField.None)
        {
            if (_text.Length == 0)
            {
                _text = xml.Value;
            }
            else
            {
                _more.Append(xml.Value); // split by comments, CDATA or children
            }
        }
    }

    public void EndElement()
    {
        if (_extras?.Open > 1)
        {
            _extras.End();
        }
        else if (xml.Depth == Depth + 1 && _field.Field != EventField.None)
        {
            if (_draft.Offer(_field, _spelling, _more.Length == 0 ? _text : _text + _more) is { } leftover)
            {
                Extras().Element(leftover.Spelling, leftover.Value);
            }

            _field = default;
        }
    }

    /// <summary>The event ends.</summary>
    public RawEvent End(int position)
    {
        var read = _draft.Take(position, _line, _column);
        if (_extras?.Open > 0)
        {
            read.Extras = Schedules.Extras.Of(FormatNames.Xml, _extras.Take());
        }

        return read;
    }

    private void Attribute()
    {
        if (XmlNames.IsNamespaceDeclaration(xml))
        {
            return;
        }

        var name = xml.Prefix.Length == 0 ? EventFieldName.Resolve(xml.LocalName) : default;
        if (name.Field == EventField.None)
        {
            Extras().Attribute(xml.Prefix, xml.LocalName, xml.NamespaceURI, xml.Value);
        }
        else if (_draft.Offer(name, xml.LocalName, xml.Value) is { } leftover)
        {
            Extras().Attribute("", leftover.Spelling, "", leftover.Value);
        }
    }

    // The first unknown attribute or child opens the element around them.
    private XmlFragment Extras()
    {
        _extras ??= new XmlFragment();
        if (_extras.Open == 0)
        {
            _extras.Begin(XmlNames.Extras);
        }

        return _extras;
    }
}
