using System.Globalization;
using System.Xml;

namespace ScheduleFlow.Core.Links;

/// <summary>
/// What a check needs of a DASH manifest (ISO/IEC 23009-1): whether it is one, and the first address of its first
/// representation, if it can be known without a clock.
/// </summary>
/// <param name="Bases">The BaseURL of each level, outermost first; each is relative to the one before it.</param>
/// <param name="First">The first segment as it is written, relative to the last base; null: the base itself is the media.</param>
/// <param name="IsKnown">Whether there is an address.</param>
internal sealed record DashManifest(IReadOnlyList<string> Bases, string? First, bool IsKnown)
{
    /// <summary>Reads as far as the end of the first representation.</summary>
    /// <exception cref="LinkException">It is not a manifest, is not well-formed up to there, or has no Period.</exception>
    public static DashManifest Parse(LinkBody body)
    {
        if (body.Bytes.Length == 0)
        {
            throw new LinkException("is an empty DASH manifest");
        }

        var reading = new DashReading();
        try
        {
            using var stream = new MemoryStream(body.Bytes);
            using var xml = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = LinkBody.MaxBytes,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            while (!reading.IsDone && xml.Read())
            {
                reading.Take(xml);
            }
        }
        catch (XmlException) when (body.IsCut && reading.IsManifest)
        {
            // Only the beginning of it was read.
        }
        catch (XmlException e)
        {
            var line = Math.Max(1, e.LineNumber).ToString(CultureInfo.InvariantCulture);
            throw new LinkException(
                $"is not a DASH manifest: its XML is not well-formed, or has a document type, in line {line}");
        }

        return reading.IsManifest
            ? reading.HasPeriod || body.IsCut ? reading.Result : throw new LinkException("is a DASH manifest without a Period")
            : throw new LinkException("is not a DASH manifest: its root element is not MPD");
    }
}
