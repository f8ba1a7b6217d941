using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.CasparCg;
using ScheduleFlow.Core.Formats.Csv;
using ScheduleFlow.Core.Formats.ErsatzTv;
using ScheduleFlow.Core.Formats.Ffplayout;
using ScheduleFlow.Core.Formats.Html;
using ScheduleFlow.Core.Formats.Ics;
using ScheduleFlow.Core.Formats.Json;
using ScheduleFlow.Core.Formats.M3u;
using ScheduleFlow.Core.Formats.Sniffing;
using ScheduleFlow.Core.Formats.TvGuideXml;
using ScheduleFlow.Core.Formats.Xmltv;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats;

/// <summary>The formats of schedules, by name.</summary>
internal static class ScheduleFormats
{
    /// <summary>What an import may be asked to read, <c>auto</c> first.</summary>
    public static readonly ImmutableArray<string> ReaderNames = [FormatNames.Auto, FormatNames.Xml, FormatNames.Json, FormatNames.M3u, FormatNames.Xmltv, FormatNames.Ffplayout, FormatNames.Csv, FormatNames.Ics];

    /// <summary>What an export may be asked to write.</summary>
    public static readonly ImmutableArray<string> WriterNames =
    [
        FormatNames.Xml, FormatNames.Json, FormatNames.M3u, FormatNames.Xmltv, FormatNames.Ffplayout, FormatNames.Csv, FormatNames.Ics,
        FormatNames.ErsatzTv, FormatNames.CasparCg, FormatNames.CasparList, FormatNames.Html,
    ];

    /// <summary>The reader of a format; null for <c>auto</c> and for names that are none. Names are lower case.</summary>
    public static IScheduleReader? Reader(string name) => name switch
    {
        FormatNames.Xml => new TvGuideXmlReader(),
        FormatNames.Json => new JsonScheduleReader(),
        FormatNames.M3u => new M3uScheduleReader(),
        FormatNames.Xmltv => new XmltvReader(),
        FormatNames.Ffplayout => new FfplayoutReader(),
        FormatNames.Csv => new CsvScheduleReader(),
        FormatNames.Ics => new IcsScheduleReader(),
        _ => null,
    };

    /// <summary>The writer of a format; null for names that are none.</summary>
    public static IScheduleWriter? Writer(string name) => name switch
    {
        FormatNames.Xml => new TvGuideXmlWriter(),
        FormatNames.Json => new JsonScheduleWriter(),
        FormatNames.M3u => new M3uScheduleWriter(),
        FormatNames.Xmltv => new XmltvWriter(),
        FormatNames.Ffplayout => new FfplayoutWriter(),
        FormatNames.Csv => new CsvScheduleWriter(),
        FormatNames.Ics => new IcsScheduleWriter(),
        FormatNames.ErsatzTv => new ErsatzTvWriter(),
        FormatNames.CasparCg => new CasparRundownWriter(),
        FormatNames.CasparList => new CasparListScheduleWriter(),
        FormatNames.Html => new PlayerPageWriter(),
        _ => null,
    };

    /// <summary>The writer of a format; a <c>validation</c> problem for names that are none.</summary>
    public static Outcome<IScheduleWriter> WriterFor(string name) => Writer(name.ToLowerInvariant()) is { } writer
        ? Outcome.Of(writer)
        : new Problem(ErrorType.Validation, $"\"{name}\" is no format that is written.") { Hint = $"Formats: {string.Join(", ", WriterNames)}." };

    /// <summary>
    /// The reader for a document: the one named, or for <c>auto</c> the one that its content asks for. A
    /// <c>validation</c> problem for an unknown name or for content that is no schedule, <c>parse_error</c> for
    /// content that is no text.
    /// </summary>
    public static Outcome<ScheduleInput> Open(Stream input, string format)
    {
        format = format.ToLowerInvariant();
        if (format != FormatNames.Auto && Reader(format) is null)
        {
            return new Problem(ErrorType.Validation, $"\"{format}\" is no format that is read.") { Hint = $"Formats: {string.Join(", ", ReaderNames)}." };
        }

        var peeked = new PeekedStream(input);
        if (PackedInput.IsPacked(peeked.Head))
        {
            peeked = new PeekedStream(new PackedInput(peeked));
        }

        var sniffed = FormatSniffer.Sniff(peeked.Head);

        // Whoever says XML may mean XMLTV, which is XML too.
        if (format != FormatNames.Auto && !(format == FormatNames.Xml && sniffed.Kind == DocumentKind.Xmltv))
        {
            return new ScheduleInput(Reader(format)!, peeked);
        }

        return sniffed.Kind switch
        {
            DocumentKind.Xml => new ScheduleInput(new TvGuideXmlReader(), peeked),
            DocumentKind.Xmltv => new ScheduleInput(new XmltvReader(), peeked),
            DocumentKind.Json => new ScheduleInput(new JsonScheduleReader(), peeked),
            DocumentKind.Ffplayout => new ScheduleInput(new FfplayoutReader(), peeked),
            DocumentKind.Csv => new ScheduleInput(new CsvScheduleReader(), peeked),
            DocumentKind.Ics => new ScheduleInput(new IcsScheduleReader(), peeked),
            DocumentKind.M3u => new ScheduleInput(new M3uScheduleReader(), peeked),
            DocumentKind.Text => ReadProblems.NotASchedule($"This is {sniffed.Name}, not a schedule.", "Schedules are XML, JSON, M3U, CSV with a header or iCalendar; a list of media without #EXTINF lines is read as format m3u."),
            DocumentKind.Empty => ReadProblems.Empty("document"),
            _ => sniffed.Refusal("a schedule"),
        };
    }
}
