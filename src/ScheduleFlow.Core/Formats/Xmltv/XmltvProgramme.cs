using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>One <c>programme</c> element → one raw event. One object serves all.</summary>
internal sealed class XmltvProgramme(XmltvCursor cursor, XmltvDropped dropped)
{
    private static readonly XmltvElement Element = XmltvElement.Programme;
    private static readonly int Title = Element.RankOf("title");
    private static readonly int Desc = Element.RankOf("desc");
    private static readonly int Category = Element.RankOf("category");
    private static readonly int Length = Element.RankOf("length");
    private static readonly int Url = Element.RankOf("url");
    private static readonly int EpisodeNum = Element.RankOf("episode-num");

    private readonly XmltvFragment _extras = new(cursor, dropped);
    private readonly Dictionary<string, string> _originals = [];

    /// <summary>Restores the id of a channel that was changed to be valid in XMLTV.</summary>
    public void Restore(string channel, string original) => _originals[channel] = original;

    public string? Restored(string? channel) => channel is null ? null : _originals.GetValueOrDefault(channel, channel);

    /// <summary>The cursor stands on the start tag, and afterwards on the end tag.</summary>
    public RawEvent Read(int position)
    {
        var xml = cursor.Xml;
        var read = new RawEvent
        {
            Position = position,
            Line = cursor.Line,
            Column = cursor.Column,
            Start = xml.GetAttribute("start"),
            End = xml.GetAttribute("stop"),
            Channel = xml.GetAttribute("channel") is { } channel && XmltvText.OneLine(channel) is { Length: > 0 } id ? id : null,
        };
        Attributes(read);
        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; cursor.NextChild(depth);)
            {
                Child(read);
            }
        }

        read.Extras = _extras.Take() is { } extras ? Schedules.Extras.Of(FormatNames.Xmltv, extras) : null;
        return read;
    }

    // Most programmes have only the three attributes that were read already.
    private void Attributes(RawEvent read)
    {
        var xml = cursor.Xml;
        if (xml.AttributeCount <= 3 && read.Start is not null && read.End is not null && xml.GetAttribute("channel") is not null)
        {
            return;
        }

        read.Clump = Clump(xml.GetAttribute("clumpidx"));
        foreach (var attribute in Element.Attributes)
        {
            _extras.Attribute(attribute.Name, xml.GetAttribute(attribute.Name));
        }

        if (xml.AttributeCount > 3)
        {
            _extras.DropUnknown(Element, "start", "stop", "channel", "clumpidx");
        }
    }

    private void Child(RawEvent read)
    {
        var xml = cursor.Xml;
        var rank = Element.RankOf(xml.LocalName);
        if (rank == Title && read.Title is null)
        {
            read.Title = Own("title-lang", keepLines: false);
        }
        else if (rank == Desc && read.Description is null)
        {
            read.Description = Own("desc-lang", keepLines: true);
        }
        else if (rank == Category && read.Category is null)
        {
            read.Category = Own("category-lang", keepLines: false);
        }
        else if (rank == Url && xml.GetAttribute("system") == XmltvElement.MediaSystem)
        {
            read.MediaUrl = FirstOf(read.MediaUrl);
        }
        else if (rank == EpisodeNum && xml.GetAttribute("system") == XmltvElement.IdSystem)
        {
            read.Id = FirstOf(read.Id);
        }
        else if (rank < 0)
        {
            dropped.Add($"<{xml.LocalName}>", cursor.Line);
            cursor.Skip();
        }
        else
        {
            var units = rank == Length ? xml.GetAttribute("units") : null;
            _extras.Child(Element, rank);
            read.Duration ??= units is null ? null : Seconds(units);
        }
    }

    // Our own exports write such an element once. If a second were kept, it could be read back instead of the first.
    private string FirstOf(string? read)
    {
        if (read is null)
        {
            return XmltvText.OneLine(cursor.Text());
        }

        dropped.Add($"a second <{cursor.Xml.LocalName}> of ours", cursor.Line);
        cursor.Skip();
        return read;
    }

    // The first one with a text is the event's own; its language is kept separately.
    private string? Own(string languageName, bool keepLines)
    {
        var language = cursor.Xml.HasAttributes ? cursor.Xml.GetAttribute("lang") : null;
        var text = cursor.Text();
        text = keepLines ? XmltvText.Lines(text) : XmltvText.OneLine(text);
        if (text.Length == 0)
        {
            return null;
        }

        _extras.Attribute(languageName, language);
        return text;
    }

    private string? Seconds(string units)
    {
        var factor = units switch
        {
            "seconds" => 1,
            "minutes" => 60,
            "hours" => 3600,
            _ => 0,
        };
        return decimal.TryParse(_extras.LastText, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value < 1_000_000
            && factor > 0
            ? (value * factor).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    // “0/2”: the first of two; a single one needs no number.
    private static string? Clump(string? text)
    {
        var slash = text?.IndexOf('/') ?? -1;
        return slash > 0
            && int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 1 && index < count
                ? $"{index}/{count}"
                : null;
    }
}
