using System.Text;
using System.Xml;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>
/// Collects unknown elements, each with the namespaces that it needs, so that it is complete on its own. One fragment
/// serves many events.
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
            CheckCharacters = false, // the reader checked them
        });
    }

    /// <summary>The number of elements that have begun and not ended.</summary>
    public int Open => _open;

    public void Begin(string name)
    {
        _writer.WriteStartElement(name);
        _open++;
    }

    /// <summary>Begins the element whose start tag the reader stands on.</summary>
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

    /// <summary>Copies the node that the reader stands on, with its content, and moves the reader past it.</summary>
    public void Copy(XmlReader xml) => _writer.WriteNode(xml, defattr: false);

    public void Element(string name, string text)
    {
        _writer.WriteStartElement(name);
        _writer.WriteString(text);
        _writer.WriteEndElement();
    }

    /// <summary>Adds elements that this class has collected before.</summary>
    public void Raw(string elements) => _writer.WriteRaw(elements);

    /// <summary>The characters collected so far, without those that the writer still buffers.</summary>
    public int Length => _text.Length;

    /// <summary>Ends open elements, returns what was collected, and empties the fragment.</summary>
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
