using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Xml;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>
/// TVGuide XML: <c>event</c> or <c>item</c> elements at any depth under <c>schedule</c>, <c>tvguide</c> or
/// <c>playlist</c> (docs/formats.md, "TVGuide XML"). Document types are ignored and never fetched; entities are refused.
/// </summary>
internal sealed class TvGuideXmlReader : IScheduleReader
{
    public string Format => FormatNames.Xml;

    public bool IsSequential => false;

    public Problem? Read(Stream input, IReadSink sink) =>
        XmlInput.Read(input, sink.WarnAt, (xml, open) => new TvGuideXmlReading(xml, open, sink).Run());
}
