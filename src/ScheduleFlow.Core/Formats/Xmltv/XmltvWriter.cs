using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.TvGuideXml;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>
/// An XMLTV guide that XMLTV's own <c>tv_validate_file</c> accepts: channels first and only those with programmes, ids
/// like host names, children in the order of the DTD, no empty texts, no odd characters.
/// </summary>
internal sealed class XmltvWriter : IScheduleWriter
{
    private static readonly XmltvElement Programme = XmltvElement.Programme;
    private static readonly int Title = Programme.RankOf("title");
    private static readonly int Desc = Programme.RankOf("desc");
    private static readonly int Category = Programme.RankOf("category");
    private static readonly int Url = Programme.RankOf("url");
    private static readonly int EpisodeNum = Programme.RankOf("episode-num");

    public string Format => FormatNames.Xmltv;

    public string Schema => "xmltv";

    public Schedule Held(Schedule schedule, WriteOptions options) => schedule with
    {
        Name = XmltvText.OneLine(schedule.Name),
        Events =
        [
            .. WithHeldChannels(schedule).Select(scheduled =>
            {
                var title = TitleOf(scheduled);
                var channel = TextOf(scheduled.Channel);
                return scheduled with
                {
                    Id = IsItsOwn(scheduled) || TextOf(scheduled.Id) is not { } id
                        ? Fingerprint.Of(title, scheduled.Window.Start, channel).ToString()
                        : id,
                    Title = title,
                    Channel = channel,
                    MediaUrl = TextOf(scheduled.MediaUrl),
                    Category = TextOf(scheduled.Category),
                    Description = XmltvText.Lines(scheduled.Description ?? "") is { Length: > 0 } lines ? lines : null,
                };
            }),
        ],
    };

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        using var xml = new XmltvOutput(output, options.IsCompact);
        xml.Line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        xml.Line(0, "<!DOCTYPE tv SYSTEM \"xmltv.dtd\">");
        xml.Line(0, $"<!-- content_hash={ContentHash.Of(schedule.Events)} -->");
        xml.BeginTag(0, "tv");
        xml.Attribute("date", LocalTimeText.Xmltv(options.Generated, options.Zone));
        var extras = XmlExtras.OfEvent(schedule.Extras?[FormatNames.Xmltv]);
        xml.Attribute("source-info-url", extras.ValueOf("source-info-url"));
        xml.Attribute("source-info-name", schedule.Name);
        xml.Attribute("source-data-url", extras.ValueOf("source-data-url"));
        xml.Attribute("generator-info-name", "ScheduleFlow");
        xml.EndTag();

        var channels = new XmltvChannels(schedule);
        foreach (var channel in channels.InOrder)
        {
            WriteChannel(xml, channel);
        }

        foreach (var scheduled in schedule.Events)
        {
            WriteProgramme(xml, scheduled, channels.IdOf(scheduled), options.Zone);
        }

        xml.Line(0, "</tv>");
    }

    private static void WriteChannel(XmltvOutput xml, XmltvChannels.Entry channel)
    {
        var extras = XmlExtras.OfEvent(channel.Channel.Xmltv);
        xml.BeginTag(1, "channel");
        xml.Attribute("id", channel.Id);
        xml.EndTag();
        var name = XmltvText.OneLine(channel.Channel.Name);
        xml.Element(2, "display-name", name.Length > 0 ? name : channel.Id, "lang", extras.ValueOf("name-lang"));
        for (var children = new XmltvChildren(extras.Children); children.MoveNext();)
        {
            if (XmltvElement.Channel.RankOf(children.Name) >= 0)
            {
                xml.Line(2, children.Current);
            }
        }

        if (channel.IsRenamed)
        {
            xml.Element(2, "url", XmltvText.OneLine(channel.Channel.Id), "system", XmltvElement.IdSystem);
        }

        xml.Line(1, "</channel>");
    }

    private static void WriteProgramme(XmltvOutput xml, ScheduleEvent scheduled, string channel, Zone? zone)
    {
        var extras = XmlExtras.OfEvent(scheduled.Extras?[FormatNames.Xmltv]);
        xml.BeginTag(1, "programme");
        xml.Attribute("start", LocalTimeText.Xmltv(scheduled.Window.Start, zone));
        xml.Attribute("stop", LocalTimeText.Xmltv(scheduled.Window.End, zone));
        foreach (var attribute in Programme.Attributes)
        {
            xml.Attribute(attribute.Name, extras.ValueOf(attribute.Name));
        }

        xml.Attribute("channel", channel);
        xml.Attribute("clumpidx", scheduled.Clump);
        xml.EndTag();

        // The event's own texts go before (title, description, category) or after the kept elements of the same name.
        var done = Title;
        Before(Title);
        for (var children = new XmltvChildren(extras.Children); children.MoveNext();)
        {
            if (Programme.RankOf(children.Name) is >= 0 and var rank)
            {
                Before(rank);
                xml.Line(2, children.Current);
            }
        }

        Before(Programme.Children.Length);
        xml.Line(1, "</programme>");

        void Before(int rank)
        {
            if (done == Title)
            {
                xml.Element(2, "title", TitleOf(scheduled), "lang", extras.ValueOf("title-lang"));
                done++;
            }

            for (; done <= rank && done <= EpisodeNum + 1; done++)
            {
                if (done == Desc)
                {
                    xml.Element(2, "desc", XmltvText.Lines(scheduled.Description ?? ""), "lang", extras.ValueOf("desc-lang"));
                }
                else if (done == Category)
                {
                    xml.Element(2, "category", XmltvText.OneLine(scheduled.Category ?? ""), "lang", extras.ValueOf("category-lang"));
                }
                else if (done == Url + 1)
                {
                    xml.Element(2, "url", XmltvText.OneLine(scheduled.MediaUrl ?? ""), "system", XmltvElement.MediaSystem);
                }
                else if (done == EpisodeNum + 1 && !IsItsOwn(scheduled))
                {
                    xml.Element(2, "episode-num", XmltvText.OneLine(scheduled.Id), "system", XmltvElement.IdSystem);
                }
            }
        }
    }

    // In a guide every programme has a channel. A single channel of our own making stands for “no channel”.
    private static IEnumerable<ScheduleEvent> WithHeldChannels(Schedule schedule)
    {
        var whole = ScheduleChannel.IdOfWhole(schedule);
        var own = schedule.Events.Select(item => item.Channel ?? whole).Where(ScheduleChannel.IsIdOfWhole).Distinct().Take(2).ToList();
        return own.Count == 0 ? schedule.Events : schedule.Events.Select(WithHeldChannel);

        ScheduleEvent WithHeldChannel(ScheduleEvent item)
        {
            var channel = item.Channel ?? whole;
            return ScheduleChannel.IsIdOfWhole(channel) ? item with { Channel = own.Count == 1 ? null : channel } : item;
        }
    }

    private static string TitleOf(ScheduleEvent scheduled) => TextOf(scheduled.Title) ?? "?";

    private static string? TextOf(string? text) =>
        text is not null && XmltvText.OneLine(text) is { Length: > 0 } line ? line : null;

    // Whether it is the id that an import makes for an event without one.
    private static bool IsItsOwn(ScheduleEvent scheduled) =>
        scheduled.Id.Length == Fingerprint.TextLength
        && scheduled.Id == Fingerprint.Of(TitleOf(scheduled), scheduled.Window.Start, scheduled.Channel).ToString();
}
