using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>
/// iCalendar (RFC 5545): every VEVENT is an event. One that repeats is read once, with a warning (docs/formats.md, "iCalendar").
/// </summary>
internal sealed class IcsScheduleReader : IScheduleReader
{
    public string Format => FormatNames.Ics;

    public bool IsSequential => false;

    public bool IsGuide => true;

    public Problem? Read(Stream input, IReadSink sink)
    {
        var peeked = new PeekedStream(input);
        if (peeked.Head.IsEmpty)
        {
            return ReadProblems.Empty("iCalendar");
        }

        var encoding = TextEncoding.Detect(peeked.Head);
        try
        {
            return new IcsReading(new IcsLines(encoding.OpenUtf8(peeked)), sink).Run();
        }
        catch (UnreadableException exception)
        {
            return exception.Problem;
        }
        catch (DecoderFallbackException)
        {
            return ReadProblems.NotDecodable("iCalendar", encoding.Name);
        }
    }
}
