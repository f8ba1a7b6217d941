using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>
/// What a <c>schedule</c>, <c>tvguide</c> or <c>playlist</c> element says around its events: its name, in any of the usual
/// places, and unknown attributes and elements.
/// </summary>
internal sealed class XmlScope(int depth)
{
    /// <summary>Unknown text kept per schedule; more is dropped with a warning.</summary>
    public const int MaxExtras = 256 * 1024;

    private readonly StringBuilder _metadata = new();
    private readonly StringBuilder _children = new();
    private readonly List<(string Prefix, string Name, string Uri, string Value)> _attributes = [];
    private string? _metadataName;
    private string? _childName;
    private string? _attributeName;
    private string? _metadataTitle;
    private string? _childTitle;

    public int Depth { get; } = depth;

    /// <summary>An event was found in it, so the sink knows it.</summary>
    public bool HasBegun { get; set; }

    public string? Name => _metadataName ?? _childName ?? _attributeName ?? _metadataTitle ?? _childTitle;

    public int KeptCharacters => _metadata.Length + _children.Length;

    public void AddText(string element, string text, bool inMetadata)
    {
        if (XmlNames.Is(element, "name"))
        {
            _ = inMetadata ? _metadataName ??= text : _childName ??= text;
        }
        else
        {
            _ = inMetadata ? _metadataTitle ??= text : _childTitle ??= text;
        }
    }

    public void AddAttribute(string prefix, string name, string uri, string value)
    {
        if (prefix.Length == 0 && XmlNames.Is(name, "name"))
        {
            _attributeName = value;
        }
        else if (prefix.Length > 0 || !XmlNames.IsWrittenAnew(name))
        {
            _attributes.Add((prefix, name, uri, value));
        }
    }

    /// <summary>Adds elements that <see cref="XmlFragment"/> has collected.</summary>
    public void AddElement(string xml, bool inMetadata) => (inMetadata ? _metadata : _children).Append(xml);

    /// <summary>
    /// One <c>extras</c> element: unknown attributes, unknown metadata inside a <c>metadata</c> child, then unknown
    /// children. Those of the element around it are included.
    /// </summary>
    public Extras? Extras(XmlScope? around)
    {
        var fragment = new XmlFragment();
        var metadata = LostTitle() + around?._metadata + _metadata;
        var children = $"{around?._children}{_children}";
        var attributes = around is null
            ? _attributes
            : [.. _attributes.UnionBy(around._attributes, attribute => (attribute.Name, attribute.Uri))];
        if (metadata.Length == 0 && children.Length == 0 && attributes.Count == 0)
        {
            return null;
        }

        fragment.Begin(XmlNames.Extras);
        foreach (var (prefix, name, uri, value) in attributes)
        {
            fragment.Attribute(prefix, name, uri, value);
        }

        if (metadata.Length > 0)
        {
            fragment.Begin("metadata");
            fragment.Raw(metadata);
            fragment.End();
        }

        fragment.Raw(children);
        return Schedules.Extras.Of(FormatNames.Xml, fragment.Take());
    }

    // A title next to a name is not the name, so it is kept as it is.
    private string LostTitle()
    {
        var title = _metadataTitle ?? _childTitle;
        if (title is null || (_metadataName ?? _childName ?? _attributeName) is null)
        {
            return "";
        }

        var fragment = new XmlFragment();
        fragment.Element("title", title);
        return fragment.Take();
    }
}
