using System.Text;
using System.Xml;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text.Xml;

/// <summary>
/// An XML document's bytes → nodes, for every reader of XML: in any known encoding, without entities, with nothing
/// fetched, and with errors in our own words.
/// </summary>
internal static class XmlInput
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    /// <param name="input">The document.</param>
    /// <param name="warnAt">Called if the encoding had to be guessed.</param>
    /// <param name="read">Reads the nodes, and notes the open elements for messages.</param>
    /// <returns>What <paramref name="read"/> returns, or why the document cannot be read.</returns>
    public static Problem? Read(Stream input, Action<int, string> warnAt, Func<XmlReader, OpenElements, Problem?> read)
    {
        // 1. Bytes → UTF-8, strictly if the document states its encoding.
        var peeked = new PeekedStream(input);
        if (peeked.Head.IsEmpty)
        {
            return ReadProblems.Empty("XML");
        }

        if (!XmlSource.OpenUtf8(peeked).TryGet(out var utf8, out var unknown))
        {
            return unknown;
        }

        // 2. UTF-8 → characters, watched for entity declarations; characters → nodes; nodes → events.
        using var text = new Utf8TextReader(utf8, "XML");
        var open = new OpenElements();
        try
        {
            using var xml = XmlReader.Create(new AttributeGuard(text, new DoctypeGuard(text)), Settings);
            var problem = read(xml, open);
            (utf8 as LenientUtf8)?.WarnOf(warnAt);

            return problem;
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
