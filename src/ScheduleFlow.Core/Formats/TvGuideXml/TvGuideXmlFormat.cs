using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Text.M3u;
using ScheduleFlow.Core.Text.Xml;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>
/// TVGuide XML. Its extras are an XML element <c>extras</c> with the unknown attributes and the unknown elements.
/// </summary>
internal static class TvGuideXmlFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.Xml)
    {
        Reader = static () => new TvGuideXmlReader(),
        Writer = static () => new TvGuideXmlWriter(),
        Kind = DocumentKind.Xml,
        Recognitions =
        [
            new(SniffOrder.Markup, static text => XmlRoot.Begins(text) ? "XML" : null),
            new(SniffOrder.Anything, static text => text[0] == '<' && !M3uText.IsConflictMarker(text) ? "XML" : null),
        ],
        IsLossless = true,
        IsMendable = true,
    };
}
