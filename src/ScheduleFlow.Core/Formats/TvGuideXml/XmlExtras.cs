using System.Xml;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>The parts of an <c>extras</c> element, to be written back to where they came from.</summary>
/// <param name="Attributes">Unknown attributes.</param>
/// <param name="Metadata">Unknown children of a schedule's metadata, as XML; empty for an event.</param>
/// <param name="Children">Unknown children, as XML.</param>
internal sealed record XmlExtras(IReadOnlyList<XmlExtras.Attribute> Attributes, string Metadata, string Children)
{
    public static readonly XmlExtras None = new([], "", "");

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Those of an event; none if the text was damaged in the store.</summary>
    public static XmlExtras OfEvent(string? extras) =>
        extras is null ? None : new PlainExtras(extras).Split() ?? Parse(extras, hasMetadata: false);

    /// <summary>Those of a schedule, whose first child may hold unknown metadata.</summary>
    public static XmlExtras OfSchedule(string? extras) => extras is null ? None : Parse(extras, hasMetadata: true);

    /// <summary>The value of an attribute without a namespace; null: there is none.</summary>
    public string? ValueOf(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Uri.Length == 0 && attribute.Name == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>Writes the attributes whose names are not among those written already.</summary>
    public void WriteAttributes(XmlWriter xml, params ReadOnlySpan<string> written)
    {
        foreach (var (prefix, name, uri, value) in Attributes)
        {
            if (uri.Length > 0 || !written.Contains(name))
            {
                xml.WriteAttributeString(prefix, name, uri, value);
            }
        }
    }

    private static XmlExtras Parse(string extras, bool hasMetadata)
    {
        try
        {
            using var xml = XmlReader.Create(new StringReader(extras), Settings);
            xml.MoveToContent();
            var attributes = new List<Attribute>();
            for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            {
                if (!XmlNames.IsNamespaceDeclaration(xml))
                {
                    attributes.Add(new Attribute(xml.Prefix, xml.LocalName, xml.NamespaceURI, xml.Value));
                }
            }

            xml.MoveToElement();
            if (xml.IsEmptyElement)
            {
                return new XmlExtras(attributes, "", "");
            }

            xml.ReadStartElement();
            var metadata = hasMetadata && xml.NodeType == XmlNodeType.Element && xml.Name == "metadata" ? Content(xml) : "";
            return new XmlExtras(attributes, metadata, Rest(xml));
        }
        catch (XmlException)
        {
            return None; // Our reader wrote well-formed XML: somebody edited the store.
        }
    }

    // Returns the element's content, and moves the reader past it.
    private static string Content(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }

        xml.ReadStartElement();
        var content = Rest(xml);
        xml.ReadEndElement();
        return content;
    }

    // Copies node by node, not as text: carriage returns must stay character references.
    private static string Rest(XmlReader xml)
    {
        var fragment = new XmlFragment();
        while (xml.NodeType != XmlNodeType.EndElement)
        {
            fragment.Copy(xml);
        }

        return fragment.Take();
    }

    /// <summary>One attribute, its value unescaped.</summary>
    internal readonly record struct Attribute(string Prefix, string Name, string Uri, string Value);
}
