using System.Text;
using System.Xml;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Formats.Text;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>
/// TVGuide XML: <c>event</c> or <c>item</c> elements at any depth under <c>schedule</c>, <c>tvguide</c> or
/// <c>playlist</c> (docs/formats.md, "TVGuide XML"). Document types are ignored and never fetched, entities refused.
/// </summary>
internal sealed class TvGuideXmlReader : IScheduleReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    public string Format => FormatNames.Xml;

    public bool IsSequential => false;

    public Problem? Read(Stream input, IReadSink sink)
    {
        // 1. Bytes → UTF-8, strictly.
        var peeked = new PeekedStream(input);
        if (peeked.Head.IsEmpty)
        {
            return ReadProblems.Empty("XML");
        }

        if (!XmlSource.OpenUtf8(peeked).TryGet(out var utf8, out var problem))
        {
            return problem;
        }

        // 2. UTF-8 → characters, watched for entity declarations; characters → nodes; nodes → events.
        using var text = new Utf8TextReader(utf8, "XML");
        var open = new OpenElements();
        try
        {
            using var xml = XmlReader.Create(new DoctypeGuard(text), Settings);
            return new TvGuideXmlReading(xml, open, sink).Run();
        }
        catch (XmlException exception)
        {
            return XmlFaults.Describe(exception, text, open);
        }
        catch (UnreadableException exception)
        {
            return exception.Problem;
        }
        catch (DecoderFallbackException)
        {
            return ReadProblems.NotDecodable("XML", TextEncoding.Detect(peeked.Head).Name);
        }
    }
}
