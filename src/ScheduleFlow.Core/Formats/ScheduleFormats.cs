using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.CasparCg;
using ScheduleFlow.Core.Formats.Csv;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Formats.ErsatzTv;
using ScheduleFlow.Core.Formats.Ffplayout;
using ScheduleFlow.Core.Formats.Html;
using ScheduleFlow.Core.Formats.Ics;
using ScheduleFlow.Core.Formats.Json;
using ScheduleFlow.Core.Formats.M3u;
using ScheduleFlow.Core.Formats.Markdown;
using ScheduleFlow.Core.Formats.TvGuideXml;
using ScheduleFlow.Core.Formats.Xmltv;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats;

/// <summary>The formats of schedules.</summary>
internal static class ScheduleFormats
{
    /// <summary>Every format, in the order of help and messages.</summary>
    public static ImmutableArray<ScheduleFormat> All { get; } =
    [
        TvGuideXmlFormat.Descriptor,
        JsonFormat.Descriptor,
        M3uFormat.Descriptor,
        XmltvFormat.Descriptor,
        FfplayoutFormat.Descriptor,
        CsvFormat.Descriptor,
        IcsFormat.Descriptor,
        ErsatzTvFormat.Descriptor,
        CasparRundownFormat.Descriptor,
        CasparListFormat.Descriptor,
        HtmlFormat.Descriptor,
        MarkdownFormat.Descriptor,
    ];

    /// <summary>The formats that an import can read, <c>auto</c> first.</summary>
    public static ImmutableArray<string> ReaderNames =>
        [FormatNames.Auto, .. All.Where(format => format.Reader is not null).Select(format => format.Name)];

    /// <summary>The formats that an export can write.</summary>
    public static ImmutableArray<string> WriterNames =>
        [.. All.Where(format => format.Writer is not null).Select(format => format.Name)];

    /// <summary>The format of a lower-case name; null: unknown.</summary>
    public static ScheduleFormat? Find(string name)
    {
        foreach (var format in All)
        {
            if (format.Name == name)
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>The reader of a format; null for <c>auto</c>, for a format that is only written, and for an unknown name.</summary>
    public static IScheduleReader? Reader(string name) => Find(name) is { } format ? ReaderOf(format) : null;

    /// <summary>The writer of a format; null: the name is unknown, or the format is only read.</summary>
    public static IScheduleWriter? Writer(string name) => Find(name)?.Writer?.Invoke();

    /// <summary>The writer of a format, ignoring case; a <c>validation</c> problem if there is none.</summary>
    public static Outcome<IScheduleWriter> WriterFor(string name) => Writer(name.ToLowerInvariant()) is { } writer
        ? Outcome.Of(writer)
        : new Problem(ErrorType.Validation, $"\"{name}\" is not a format that can be written.")
        {
            Hint = $"Formats: {string.Join(", ", WriterNames)}.",
        };

    /// <summary>
    /// The reader for a document: the one named, or for <c>auto</c> the one that fits its content. Problems:
    /// <c>validation</c> for an unknown name, or content that is not a schedule; <c>parse_error</c> for content that is
    /// not a text.
    /// </summary>
    public static Outcome<ScheduleInput> Open(Stream input, string format)
    {
        format = format.ToLowerInvariant();
        if (format != FormatNames.Auto && Reader(format) is null)
        {
            return new Problem(ErrorType.Validation, $"\"{format}\" is not a format that can be read.")
            {
                Hint = $"Formats: {string.Join(", ", ReaderNames)}.",
            };
        }

        var peeked = new PeekedStream(input);
        if (PackedInput.IsPacked(peeked.Head))
        {
            peeked = new PeekedStream(new PackedInput(peeked));
        }

        var sniffed = FormatSniffer.Sniff(peeked.Head);

        // A caller who says XML may mean XMLTV, which is XML too.
        if (format != FormatNames.Auto && !(format == FormatNames.Xml && sniffed.Kind == DocumentKind.Xmltv))
        {
            return new ScheduleInput(Reader(format)!, peeked);
        }

        return sniffed switch
        {
            { Format: { } known } when ReaderOf(known) is { } reader => new ScheduleInput(reader, peeked),
            { Kind: DocumentKind.Text } => ReadProblems.NotASchedule(
                $"This is {sniffed.Name}, not a schedule.",
                "Schedules are XML, JSON, M3U, CSV with a header or iCalendar; "
                    + "a list of media without #EXTINF lines is read as format m3u."),
            { Kind: DocumentKind.Empty } => ReadProblems.Empty("document"),
            _ => sniffed.Refusal("a schedule"),
        };
    }

    private static IScheduleReader? ReaderOf(ScheduleFormat format) => format switch
    {
        { Reader: { } make, Guard: { } guard } => new GuardedReader(make(), guard),
        _ => format.Reader?.Invoke(),
    };
}
