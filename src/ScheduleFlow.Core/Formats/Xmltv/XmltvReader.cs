using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Xml;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>
/// XMLTV guides (docs/formats.md, "XMLTV"), read loosely, because half of those in use break their DTD: child order and
/// unknown elements do not matter, and channels may be absent or follow later.
/// </summary>
internal sealed class XmltvReader : IScheduleReader
{
    /// <summary>The root element.</summary>
    public const string Root = "tv";

    public string Format => FormatNames.Xmltv;

    public bool IsSequential => false;

    public bool IsGuide => true;

    public Problem? Read(Stream input, IReadSink sink) =>
        XmlInput.Read(input, sink.WarnAt, (xml, open) => new XmltvReading(new XmltvCursor(xml, open), sink).Run());
}
