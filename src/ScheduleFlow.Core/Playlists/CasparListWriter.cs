using System.Globalization;
using System.Text;
using System.Xml;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.M3u;
using ScheduleFlow.Core.Text.Xml;

namespace ScheduleFlow.Core.Playlists;

/// <summary>
/// The list that existing CasparCG set-ups read: <c>schedule/event[@id]/uri, label</c>, ids counted from 1.
/// </summary>
internal sealed class CasparListWriter : IPlaylistWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        CheckCharacters = false, // they are cleaned before
        CloseOutput = false,
    };

    public string Format => FormatNames.CasparList;

    public (string MediaType, string Extension) MediaType => ("application/xml; charset=utf-8", ".xml");

    public void Write(Stream output, string name, IEnumerable<MediaItem> items)
    {
        using var xml = XmlWriter.Create(output, Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("schedule");
        var id = 0;
        foreach (var item in items)
        {
            id++;
            xml.WriteStartElement("event");
            xml.WriteAttributeString("id", id.ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("uri", XmlCharacters.Clean(UrlText.OneLine(item.Url)));
            xml.WriteElementString("label", XmlCharacters.Clean(M3uText.Title(item.Label)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteRaw("\n");
        xml.WriteEndDocument();
    }
}
