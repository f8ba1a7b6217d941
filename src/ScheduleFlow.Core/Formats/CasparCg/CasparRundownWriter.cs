using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Playout;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.M3u;
using ScheduleFlow.Core.Text.Xml;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.CasparCg;

/// <summary>
/// A rundown of the CasparCG Client (https://github.com/CasparCG/client, src/Core/Commands). The format has no times:
/// events without gaps between them form a group that plays by itself, labelled with its start. Lengths are in frames.
/// </summary>
internal sealed class CasparRundownWriter : IScheduleWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "    ",
        NewLineChars = "\n",
        CheckCharacters = false, // they are cleaned before
        CloseOutput = false,
    };

    public string Format => FormatNames.CasparCg;

    public string Schema => "casparcg-rundown";

    public bool CutsDays => true;

    public Problem? Refusal(Schedule schedule, WriteOptions options) => OneChannel.Refusal(schedule, Format);

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        var settings = Settings.Clone();
        settings.Indent = !options.IsCompact;
        using var xml = XmlWriter.Create(output, settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("items");
        Element(xml, "allowremotetriggering", "false");
        var hash = ContentHash.Of(schedule.Events);
        foreach (var group in Groups(RunningOrder.Of(schedule.Events, RunningOrder.WindowOf(schedule, options))))
        {
            WriteGroup(xml, group, hash, options);
        }

        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
        xml.WriteEndDocument();
    }

    // Each group: entries with media, without gaps between them.
    private static IEnumerable<List<RunningOrder.Entry>> Groups(ImmutableArray<RunningOrder.Entry> order)
    {
        List<RunningOrder.Entry> group = [];
        foreach (var entry in order)
        {
            if (entry.Event?.MediaUrl is not null)
            {
                group.Add(entry);
            }
            else if (group.Count > 0)
            {
                yield return group;
                group = [];
            }
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static void WriteGroup(XmlWriter xml, List<RunningOrder.Entry> group, string hash, WriteOptions options)
    {
        var start = LocalTimeText.Iso(group[0].Window.Start, options.Zone);
        var end = LocalTimeText.Iso(group[^1].Window.End, options.Zone);

        xml.WriteStartElement("item");
        Element(xml, "type", "GROUP");
        Element(xml, "label", start);
        Element(xml, "expanded", "true");
        WriteCommon(xml);
        Element(xml, "notes", $"Start at {start}, ends at {end} (content_hash={hash})");
        Element(xml, "autostep", "false");
        Element(xml, "autoplay", "true");
        Element(xml, "color", "");
        xml.WriteStartElement("items");
        foreach (var entry in group)
        {
            WriteMovie(xml, entry, options.FrameRate);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteMovie(XmlWriter xml, RunningOrder.Entry entry, FrameRate rate)
    {
        var frames = rate.Frames(entry.Window.Seconds);
        xml.WriteStartElement("item");
        Element(xml, "type", "MOVIE");
        Element(xml, "devicename", "");
        Element(xml, "label", M3uText.Title(entry.Event!.Title));
        Element(xml, "name", CasparMedia.NameOf(entry.Event.MediaUrl!));
        WriteCommon(xml);
        Element(xml, "transition", "CUT");
        Element(xml, "transitionDuration", "1");
        Element(xml, "tween", "Linear");
        Element(xml, "direction", "RIGHT");
        Element(xml, "seek", Number(rate.Frames(entry.SecondsIn)));
        Element(xml, "length", Number(frames));
        Element(xml, "loop", "false");
        Element(xml, "freezeonload", "false");
        Element(xml, "triggeronnext", "false");
        Element(xml, "autoplay", "true");
        Element(xml, "color", "Transparent");
        Element(xml, "timecode", CasparMedia.Timecode(entry.Window.Seconds));
        xml.WriteEndElement();
    }

    // Channel and layer are the client's defaults; a station sets its own in the rundown.
    private static void WriteCommon(XmlWriter xml)
    {
        Element(xml, "channel", "1");
        Element(xml, "videolayer", "10");
        Element(xml, "delay", "0");
        Element(xml, "duration", "0");
        Element(xml, "allowgpi", "false");
        Element(xml, "allowremotetriggering", "false");
        Element(xml, "remotetriggerid", "");
        Element(xml, "storyid", "");
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, XmlCharacters.Clean(text));
}
