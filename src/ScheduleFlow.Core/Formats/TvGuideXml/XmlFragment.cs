using System.Text;
using System.Xml;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>
/// Collects elements that the reader does not know, each with the namespaces it needs, so that it stands on its own.
/// Reused from event to event.
/// </summary>
internal sealed class XmlFragment
{
    private readonly StringBuilder _text = new();
    private readonly XmlWriter _writer;
    private int _open;

    public XmlFragment()
    {
        _writer = XmlWriter.Create(_text, new XmlWriterSettings
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            OmitXmlDeclaration = true,
            NewLineHandling = NewLineHandling.Entitize,
            CheckCharacters = false, // The reader checked them.
        });
    }

    /// <summary>Elements that are begun and not ended.</summary>
    public int Open => _open;

    public void Begin(string name)
    {
        _writer.WriteStartElement(name);
        _open++;
    }

    /// <summary>The start tag that the reader stands on.</summary>
    public void Begin(XmlReader xml)
    {
        _writer.WriteStartElement(xml.Prefix, xml.LocalName, xml.NamespaceURI);
        _writer.WriteAttributes(xml, defattr: false);
        _open++;
    }

    public void End()
    {
        _writer.WriteEndElement();
        _open--;
    }

    public void Text(string text) => _writer.WriteString(text);

    public void Attribute(string prefix, string localName, string namespaceUri, string value) =>
        _writer.WriteAttributeString(prefix, localName, namespaceUri, value);

    /// <summary>The node that the reader stands on, with all that is in it; the reader moves behind it.</summary>
    public void Copy(XmlReader xml) => _writer.WriteNode(xml, defattr: false);

    public void Element(string name, string text)
    {
        _writer.WriteStartElement(name);
        _writer.WriteString(text);
        _writer.WriteEndElement();
    }

    /// <summary>Elements as this class collected them.</summary>
    public void Raw(string elements) => _writer.WriteRaw(elements);

    /// <summary>Characters collected so far; what the writer still buffers is not counted.</summary>
    public int Length => _text.Length;

    /// <summary>What was collected; open elements are ended. Empty again afterwards.</summary>
    public string Take()
    {
        while (_open > 0)
        {
            End();
        }

        _writer.Flush();
        var taken = _text.ToString();
        _text.Clear();
        return taken;
    }
}
