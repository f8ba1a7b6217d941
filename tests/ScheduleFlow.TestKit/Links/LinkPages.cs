using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ScheduleFlow.TestKit.Links;

/// <summary>The pages that every <see cref="LinkServer"/> has.</summary>
public static class LinkPages
{
    public const string Hls = "application/vnd.apple.mpegurl";
    public const string Dash = "application/dash+xml";
    public const string Video = "video/mp2t";

    /// <summary>A master playlist of two variants.</summary>
    public const string Master = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-STREAM-INF:BANDWIDTH=1280000\nmedia.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=640000\nlow.m3u8\n";

    /// <summary>A media playlist whose segments are there.</summary>
    public const string Media = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/200\n#EXTINF:10,\nlater.ts\n#EXT-X-ENDLIST\n";

    private static readonly byte[] Packet = [0x47, .. new byte[187]];

    private static readonly Lazy<byte[]> Bomb = new(() => Pack(new string('\0', 32 * 1024 * 1024)));

    private static readonly Dictionary<string, LinkPage> Fixed = new(StringComparer.Ordinal)
    {
        ["/200"] = exchange => exchange.AnswerAsync(200, Video, Packet),
        ["/206"] = exchange => exchange.Method == "HEAD"
            ? exchange.AnswerAsync(501)
            : exchange.Request.Headers.ContainsKey("Range")
                ? exchange.AnswerAsync(206, Video, Packet, $"Content-Range: bytes 0-{Packet.Length - 1}/100000")
                : exchange.AnswerAsync(500),
        ["/unrangeable"] = exchange => exchange.Method == "HEAD" ? exchange.AnswerAsync(405) : exchange.Request.Headers.ContainsKey("Range") ? exchange.AnswerAsync(416) : exchange.AnswerAsync(200, Video, Packet),
        ["/loop"] = exchange => exchange.AnswerAsync(302, null, null, "Location: /loop2"),
        ["/loop2"] = exchange => exchange.AnswerAsync(302, null, null, "Location: /loop"),
        ["/nowhere"] = exchange => exchange.AnswerAsync(302),
        ["/slow-headers"] = exchange => exchange.StallAsync(),
        ["/slow-body.m3u8"] = exchange => StallInBodyAsync(exchange, Hls, "#EXTM3U\n"),
        ["/slow-body"] = exchange => StallInBodyAsync(exchange, "application/octet-stream", ""),
        ["/reset"] = exchange => Do(exchange.Reset),
        ["/reset-on-head"] = exchange => exchange.Method == "HEAD" ? Do(exchange.Reset) : exchange.AnswerAsync(200, Video, Packet),
        ["/close"] = exchange => Do(exchange.Close),
        ["/garbage"] = exchange => SayAsync(exchange, "this is no HTTP at all\r\n\r\n"),
        ["/icy"] = exchange => SayAsync(exchange, "ICY 200 OK\r\nicy-name: Radio\r\nContent-Type: audio/mpeg\r\n\r\nmusic"),
        ["/bad-length"] = exchange => SayAsync(exchange, "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"),
        ["/huge-header"] = exchange => SayAsync(exchange, $"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 300_000)}\r\nContent-Length: 0\r\n\r\n"),
        ["/endless-headers"] = async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\n");
            await exchange.RepeatAsync(Encoding.ASCII.GetBytes("X-More: " + new string('y', 1_000) + "\r\n"));
        },
        ["/endless"] = async exchange =>
        {
            if (exchange.Method == "HEAD")
            {
                await exchange.AnswerAsync(405);
                return;
            }

            await exchange.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n");
            await exchange.RepeatAsync(Packet);
        },
        ["/short.m3u8"] = exchange => SayAsync(exchange, $"HTTP/1.1 200 OK\r\nContent-Type: {Hls}\r\nContent-Length: 1000\r\n\r\n#EXTM3U\n"),
        ["/bomb.m3u8"] = exchange => exchange.AnswerAsync(200, Hls, Bomb.Value, "Content-Encoding: gzip"),
        ["/bomb"] = exchange => exchange.AnswerAsync(200, "application/octet-stream", Bomb.Value, "Content-Encoding: gzip"),
        ["/packed.m3u8"] = exchange => exchange.AnswerAsync(200, Hls, Pack(Media), "Content-Encoding: gzip"),
        ["/falsely-packed.m3u8"] = exchange => exchange.AnswerAsync(200, Hls, Encoding.UTF8.GetBytes(Media), "Content-Encoding: gzip"),
        ["/hls/master.m3u8"] = Text(Hls, Master),
        ["/hls/media.m3u8"] = Text(Hls, Media),
        ["/hls/unnamed"] = Text("text/plain", Media),
        ["/hls/empty.m3u8"] = Text(Hls, ""),
        ["/hls/no-segment.m3u8"] = Text(Hls, "#EXTM3U\n#EXT-X-TARGETDURATION:10\n"),
        ["/hls/no-variant.m3u8"] = Text(Hls, "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n"),
        ["/hls/html.m3u8"] = Text("text/html", "<html><body>Not here any more</body></html>"),
        ["/hls/dead-segment.m3u8"] = Text(Hls, "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/status/404\n"),
        ["/hls/dead-variant.m3u8"] = Text(Hls, "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n/status/500\n"),
        ["/hls/no-playlist-variant.m3u8"] = Text(Hls, "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n/hls/html.m3u8\n"),
        ["/hls/slow-segment.m3u8"] = Text(Hls, "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/slow-headers\n"),
        ["/dash/template.mpd"] = Text(Dash, Mpd("<SegmentTemplate initialization=\"$RepresentationID$/init-$Bandwidth%06d$.mp4\" media=\"x-$Number$.m4s\"/>")),
        ["/dash/low/init-064000.mp4"] = exchange => exchange.AnswerAsync(200, "video/mp4", Packet),
        ["/dash/unnamed"] = Text("application/xml", Mpd("<BaseURL>/200</BaseURL>")),
        ["/dash/dead.mpd"] = Text(Dash, Mpd("<SegmentList><Initialization sourceURL=\"/status/404\"/></SegmentList>")),
        ["/dash/live.mpd"] = Text(Dash, Mpd("<SegmentTemplate media=\"x-$Number$.m4s\" duration=\"2\"/>").Replace("static", "dynamic", StringComparison.Ordinal)),
        ["/dash/empty.mpd"] = Text(Dash, ""),
        ["/dash/cut.mpd"] = Text(Dash, "<?xml version=\"1.0\"?><MPD><Period><AdaptationSet>"),
        ["/dash/entities.mpd"] = Text(Dash, "<?xml version=\"1.0\"?><!DOCTYPE MPD [<!ENTITY a \"b\">]><MPD><Period>&a;</Period></MPD>"),
        ["/dash/no-period.mpd"] = Text(Dash, "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"/>"),
    };

    /// <summary>The page of a path; one that answers 404 where there is none.</summary>
    internal static LinkPage Find(string path)
    {
        if (Fixed.TryGetValue(path.Split('?')[0], out var page))
        {
            return page;
        }

        var parts = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            // The same status for every method.
            ["status", var status, ..] => exchange => exchange.AnswerAsync(Number(status), null, []),

            // One status for HEAD, another for GET.
            ["head", var head, "get", var get, ..] => exchange => exchange.Method == "HEAD" ? exchange.AnswerAsync(Number(head)) : exchange.AnswerAsync(Number(get), Video, Packet),

            // So many redirects, the last one to /200.
            ["chain", var status, var length, ..] => exchange => exchange.AnswerAsync(Number(status), null, null, $"Location: {(Number(length) > 1 ? $"/chain/{status}/{Number(length) - 1}" : "/200")}"),

            // To wherever the query says.
            ["to", ..] => exchange => exchange.AnswerAsync(302, null, null, $"Location: {Uri.UnescapeDataString(path[(path.IndexOf('?', StringComparison.Ordinal) + 1)..])}"),

            // Held until enough are there.
            ["hold", ..] => HoldAsync,

            _ => exchange => exchange.AnswerAsync(404),
        };
    }

    private static async Task HoldAsync(LinkExchange exchange)
    {
        await exchange.Server.Barrier.HoldAsync(exchange.Request.Host);
        await exchange.AnswerAsync(200, Video, Packet);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static LinkPage Text(string type, string text) => exchange => exchange.AnswerAsync(200, type, Encoding.UTF8.GetBytes(text));

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static async Task SayAsync(LinkExchange exchange, string text)
    {
        exchange.Close();
        await exchange.WriteAsync(text);
    }

    private static async Task StallInBodyAsync(LinkExchange exchange, string type, string begin)
    {
        if (exchange.Method == "HEAD")
        {
            await exchange.AnswerAsync(405);
            return;
        }

        await exchange.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: 100000\r\n\r\n{begin}");
        await exchange.StallAsync();
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static string Mpd(string segments) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" minBufferTime="PT2S" profiles="urn:mpeg:dash:profile:isoff-live:2011">
          <Period><AdaptationSet mimeType="video/mp4"><Representation id="low" bandwidth="64000">{segments}</Representation></AdaptationSet></Period>
        </MPD>
        """;
}
