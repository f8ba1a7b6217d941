using System.Globalization;
using System.Text;
using System.Xml;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Xml;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>
/// TVGuide XML: <c>tvguide/metadata</c>, then <c>tvguide/schedule/event</c> with title, start, end, videoUrl,
/// description and category, and what an import did not know. What XML cannot hold is replaced (<see cref="XmlCharacters"/>).
/// </summary>
internal sealed class TvGuideXmlWriter : IScheduleListWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize, // so that a carriage return in a title is read back as one
        CheckCharacters = false, // they are cleaned before
        CloseOutput = false,
    };

    private static XmlWriterSettings SettingsFor(WriteOptions options)
    {
        if (!options.IsCompact)
        {
            return Settings;
        }

        var compact = Settings.Clone();
        compact.Indent = false;
        return compact;
    }

    public string Format => FormatNames.Xml;

    public string Schema => "tvguide";

    public Schedule Held(Schedule schedule, WriteOptions options) => HeldTexts.Of(schedule, XmlCharacters.Clean);

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        using var xml = XmlWriter.Create(output, SettingsFor(options));
        var extras = XmlExtras.OfSchedule(schedule.Extras?[FormatNames.Xml]);
        WriteRoot(xml, options.Generated);
        xml.WriteStartElement("metadata");
        Element(xml, "name", schedule.Name);
        Element(xml, "source", schedule.Source);
        Element(xml, "imported", schedule.Imported.ToString());
        Element(xml, "event_count", schedule.Events.Length.ToString(CultureInfo.InvariantCulture));
        Element(xml, "content_hash", ContentHash.Of(schedule.Events));
        Raw(xml, extras.Metadata, depth: 2);
        xml.WriteEndElement();

        xml.WriteStartElement("schedule");
        extras.WriteAttributes(xml);
        WriteEvents(xml, schedule, extras, options.Zone);
        xml.WriteEndElement();
        WriteEnd(xml);
    }

    public void WriteAll(Stream output, IEnumerable<Schedule> schedules, int scheduleCount, long eventCount, WriteOptions options)
    {
        using var xml = XmlWriter.Create(output, SettingsFor(options));
        WriteRoot(xml, options.Generated);
        xml.WriteStartElement("metadata");
        Element(xml, "schedule_count", scheduleCount.ToString(CultureInfo.InvariantCulture));
        Element(xml, "total_events", eventCount.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        foreach (var schedule in schedules)
        {
            var extras = XmlExtras.OfSchedule(schedule.Extras?[FormatNames.Xml]);
            xml.WriteStartElement("schedule");
            xml.WriteAttributeString("id", schedule.Id.ToString());
            xml.WriteAttributeString("source", XmlCharacters.Clean(schedule.Source));
            xml.WriteAttributeString("imported", schedule.Imported.ToString());
            xml.WriteAttributeString("content_hash", ContentHash.Of(schedule.Events));
            extras.WriteAttributes(xml, "id", "source", "imported", "content_hash");
            Element(xml, "name", schedule.Name);
            if (extras.Metadata.Length > 0)
            {
                xml.WriteStartElement("metadata");
                Raw(xml, extras.Metadata, depth: 3);
                xml.WriteEndElement();
            }

            WriteEvents(xml, schedule, extras, options.Zone);
            xml.WriteEndElement();
        }

        WriteEnd(xml);
    }

    private static void WriteRoot(XmlWriter xml, Instant generated)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("tvguide");
        xml.WriteAttributeString("generated", generated.ToString());
    }

    private static void WriteEnd(XmlWriter xml)
    {
        xml.WriteEndElement();
        xml.WriteRaw("\n");
        xml.WriteEndDocument();
    }

    private static void WriteEvents(XmlWriter xml, Schedule schedule, XmlExtras scheduleExtras, Zone? zone)
    {
        foreach (var scheduled in schedule.Events)
        {
            WriteEvent(xml, scheduled, zone);
        }

        // After the events, whose lines would lose their indentation otherwise.
        Raw(xml, scheduleExtras.Children, depth: 2);
    }

    private static void WriteEvent(XmlWriter xml, ScheduleEvent scheduled, Zone? zone)
    {
        var extras = XmlExtras.OfEvent(scheduled.Extras?[FormatNames.Xml]);
        xml.WriteStartElement("event");
        xml.WriteAttributeString("id", XmlCharacters.Clean(scheduled.Id));
        extras.WriteAttributes(xml, "id");
        Element(xml, "title", scheduled.Title);
        Element(xml, "start", scheduled.Window.Start, zone);
        Element(xml, "end", scheduled.Window.End, zone);
        Element(xml, "channel", scheduled.Channel);
        Element(xml, "videoUrl", scheduled.MediaUrl);
        Element(xml, "description", scheduled.Description);
        Element(xml, "category", scheduled.Category);
        Element(xml, "fixed", scheduled.Fixed is { } isFixed ? XmlConvert.ToString(isFixed) : null);
        Raw(xml, extras.Children, depth: 3);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string? text)
    {
        if (text is not null)
        {
            xml.WriteStartElement(name);
            xml.WriteString(XmlCharacters.Clean(text));
            xml.WriteEndElement();
        }
    }

    private static void Element(XmlWriter xml, string name, Instant instant, Zone? zone)
    {
        xml.WriteStartElement(name);
        xml.WriteString(LocalTimeText.Iso(instant, zone));
        xml.WriteEndElement();
    }

    // Puts the elements on their own lines: after raw text the writer no longer indents.
    private static void Raw(XmlWriter xml, string elements, int depth)
    {
        if (elements.Length > 0)
        {
            xml.WriteRaw("\n" + new string(' ', depth * 2) + elements + "\n" + new string(' ', (depth - 1) * 2));
        }
    }
}
