using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Xml;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Settings;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>
/// Writes the documents of an HDHomeRun network tuner that Plex, Jellyfin, Emby and Channels ask for (docs/channels.md,
/// "Tuner"): discover.json, lineup.json, lineup_status.json and device.xml.
/// </summary>
internal static class Tuner
{
    private const string Model = "HDTC-2US";
    private const string Maker = "ScheduleFlow";

    // For the check digit of a device id (libhdhomerun, hdhomerun_discover_validate_device_id).
    private static readonly byte[] CheckDigits = [0xA, 0x5, 0xF, 0x6, 0x7, 0xC, 0x1, 0xB, 0x9, 0x2, 0x8, 0xD, 0x4, 0x3, 0xE, 0x0];

    public static Outcome<Reply> Run(TunerRequest request, OperationContext context)
    {
        if (!TunerDocuments.All.Contains(request.Document))
        {
            return new Problem(ErrorType.Validation, $"“{request.Document}” is not a document of a tuner.")
            {
                Hint = $"There are {string.Join(", ", TunerDocuments.All)}.",
            };
        }

        if (!Uri.TryCreate(request.BaseUrl, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            return new Problem(
                ErrorType.Validation,
                $"“{request.BaseUrl}” is not the address of a server, such as http://192.168.1.10:5000.");
        }

        if (!context.Store.Settings.Load().TryGet(out var settings, out var problem)
            || !context.Store.Channels.Load().TryGet(out var list, out problem))
        {
            return problem;
        }

        var server = request.BaseUrl.TrimEnd('/');
        using var output = context.Outside.OpenOutput();
        switch (request.Document)
        {
            case TunerDocuments.Discover:
                WriteJson(output, json => WriteDiscover(json, settings, server));
                break;
            case TunerDocuments.Lineup:
                WriteJson(output, json => WriteLineup(json, list));
                break;
            case TunerDocuments.LineupStatus:
                WriteJson(output, WriteStatus);
                break;
            default:
                WriteDevice(output, settings, server);
                break;
        }

        return new DocumentWritten();
    }

    /// <summary>The tuner's id: the configured one, else one made of its address, with the check digit that clients expect.</summary>
    public static string DeviceId(StoreSettings settings, string server)
    {
        if (settings.TunerDeviceId is { } set)
        {
            return set;
        }

        var id = BitConverter.ToUInt32(XxHash128.Hash(Encoding.UTF8.GetBytes(server.ToLowerInvariant()))) & 0xFFFFFFF0;
        var check = 0;
        for (var place = 0; place < 7; place++)
        {
            var digit = (int)(id >> (28 - (place * 4))) & 0xF;
            check ^= place % 2 == 0 ? CheckDigits[digit] : digit;
        }

        return (id | (uint)check).ToString("X8", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void WriteDiscover(Utf8JsonWriter json, StoreSettings settings, string server)
    {
        json.WriteStartObject();
        json.WriteString("FriendlyName"u8, settings.TunerName);
        json.WriteString("Manufacturer"u8, Maker);
        json.WriteString("ModelNumber"u8, Model);
        json.WriteString("FirmwareName"u8, "hdhomeruntc_atsc"u8);
        json.WriteString("FirmwareVersion"u8, "20190621"u8);
        json.WriteString("DeviceID"u8, DeviceId(settings, server));
        json.WriteString("DeviceAuth"u8, "scheduleflow"u8);
        json.WriteString("BaseURL"u8, server);
        json.WriteString("LineupURL"u8, $"{server}/{TunerDocuments.Lineup}");
        json.WriteNumber("TunerCount"u8, settings.TunerCount);
        json.WriteEndObject();
    }

    private static void WriteLineup(Utf8JsonWriter json, ChannelList list)
    {
        var numbers = new GuideNumbers(list);
        json.WriteStartArray();

        foreach (var channel in list.Channels.Where(IsReachable))
        {
            json.WriteStartObject();
            json.WriteString("GuideNumber"u8, numbers.Of(channel));
            json.WriteString("GuideName"u8, channel.Name);

            // Without the headers that some players accept after it.
            json.WriteString("URL"u8, channel.Url.Split('|')[0]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Another machine cannot open a file on this one.
    private static bool IsReachable(Channel channel) =>
        channel.Url.Contains("://", StringComparison.Ordinal)
        && !channel.Url.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static void WriteStatus(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("ScanInProgress"u8, 0);
        json.WriteNumber("ScanPossible"u8, 1);
        json.WriteString("Source"u8, "Cable"u8);
        json.WriteStartArray("SourceList"u8);
        json.WriteStringValue("Cable"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDevice(Stream output, StoreSettings settings, string server)
    {
        const string upnp = "urn:schemas-upnp-org:device-1-0";
        var id = DeviceId(settings, server);
        var layout = new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n", CloseOutput = false };
        using (var xml = XmlWriter.Create(output, layout))
        {
            xml.WriteStartElement("root", upnp);
            xml.WriteElementString("URLBase", upnp, server);
            xml.WriteStartElement("specVersion", upnp);
            xml.WriteElementString("major", upnp, "1");
            xml.WriteElementString("minor", upnp, "0");
            xml.WriteEndElement();
            xml.WriteStartElement("device", upnp);
            xml.WriteElementString("deviceType", upnp, "urn:schemas-upnp-org:device:MediaServer:1");
            xml.WriteElementString("friendlyName", upnp, settings.TunerName);
            xml.WriteElementString("manufacturer", upnp, Maker);
            xml.WriteElementString("modelName", upnp, Model);
            xml.WriteElementString("modelNumber", upnp, Model);
            xml.WriteElementString("serialNumber", upnp, id);
            xml.WriteElementString("UDN", upnp, $"uuid:{id}");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.Write("\n"u8);
    }

    private static void WriteJson(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, ProblemJson.Compact))
        {
            write(json);
        }

        output.Write("\n"u8);
    }
}
