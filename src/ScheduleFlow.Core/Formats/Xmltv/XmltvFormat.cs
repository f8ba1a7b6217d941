using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Text.Xml;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>
/// XMLTV. Its extras are an XML element <c>extras</c> with attributes of the programme (and the languages of the event's
/// own texts: <c>title-lang</c> …) and with the rest of its children, in the order of the DTD.
/// </summary>
internal static class XmltvFormat
{
    public static ScheduleFormat Descriptor => new(FormatNames.Xmltv)
    {
        Reader = static () => new XmltvReader(),
        Writer = static () => new XmltvWriter(),
        Kind = DocumentKind.Xmltv,
        Recognitions =
        [
            new(
                SniffOrder.Named,
                static text => XmlRoot.Begins(text) && XmlRoot.NameIn(text).SequenceEqual(XmltvReader.Root) ? "XMLTV" : null),
        ],
        IsLossless = true,
        IsMendable = true,
    };
}
