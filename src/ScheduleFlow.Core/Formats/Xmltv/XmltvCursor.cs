using System.Text;
using System.Xml;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.Xml;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>Walks through a document, notes the open elements for messages, and checks the depth limit.</summary>
internal sealed class XmltvCursor(XmlReader xml, OpenElements open)
{
    private readonly IXmlLineInfo _place = (IXmlLineInfo)xml;
    private readonly StringBuilder _text = new();

    public XmlReader Xml => xml;

    public int Line => _place.LineNumber;

    /// <summary>The column of the element's opening bracket.</summary>
    public int Column => _place.LinePosition - 1;

    public string? Root => open.Root;

    /// <summary>The next node; false after the last.</summary>
    public bool Read()
    {
        if (!xml.Read())
        {
            return false;
        }

        switch (xml.NodeType)
        {
            case XmlNodeType.Element when xml.Depth >= Limits.MaxDepth:
                throw new UnreadableException(ReadProblems.TooDeep("XML", Line, _place.LinePosition));

            case XmlNodeType.Element:
                if (!xml.IsEmptyElement || xml.Depth == 0)
                {
                    open.Begin(xml.Name, Line);
                }

                if (xml.IsEmptyElement && xml.Depth == 0)
                {
                    open.End();
                }

                break;

            case XmlNodeType.EndElement:
                open.End();
                break;
        }

        return true;
    }

    /// <summary>
    /// Moves to the next child of the element at a depth, past any text; false at its end tag. The previous child must
    /// have been read or skipped.
    /// </summary>
    public bool NextChild(int parentDepth)
    {
        while (Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                return true;
            }

            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == parentDepth)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Skips the element's content, and moves to its end.</summary>
    public void Skip()
    {
        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth);)
            {
                // Its content is not needed.
            }
        }
    }

    /// <summary>The text in the element and in those inside it. Moves to its end.</summary>
    public string Text()
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        // Nearly every element has one piece of text.
        string? first = null;
        for (var depth = xml.Depth; Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth);)
        {
            if (IsText())
            {
                if (first is null)
                {
                    first = xml.Value;
                    continue;
                }

                _text.Append(_text.Length == 0 ? first : null).Append(xml.Value);
            }
        }

        if (_text.Length == 0)
        {
            return first ?? "";
        }

        var text = _text.ToString();
        _text.Clear();
        return text;
    }

    public bool IsText() =>
        xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;
}
