using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats;

/// <summary>
/// Guards a reader that accepts any text: a document that is known to be something else is refused, by its name.
/// </summary>
internal sealed class GuardedReader(IScheduleReader reader, ReaderGuard guard) : IScheduleReader
{
    public string Format => reader.Format;

    public bool IsSequential => reader.IsSequential;

    public bool IsGuide => reader.IsGuide;

    public Problem? Read(Stream input, IReadSink sink)
    {
        var peeked = new PeekedStream(input);
        var sniffed = FormatSniffer.Sniff(peeked.Head);
        return guard.Accepted.Contains(sniffed.Kind) ? reader.Read(peeked, sink) : sniffed.Refusal(guard.Wanted);
    }
}
