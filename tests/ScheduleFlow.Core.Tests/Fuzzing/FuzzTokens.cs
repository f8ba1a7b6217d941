using System.Collections.Immutable;
using System.Text;

namespace ScheduleFlow.Core.Tests.Fuzzing;

/// <summary>Pieces of each format's grammar.</summary>
internal static class FuzzTokens
{
    private static readonly string[] OfEach =
    [
        "\0", "\r", "\n", "\r\n", "\t", "\"", "'", ",", ";", ":", "\\", "<", ">", "&", "{", "}", "[", "]", "#", "=", "-", " ", "\u00A0", "\uFEFF", "é", "🎬", "2026-12-01T10:00:00Z", "2026-12-01T10:00:00+01:00", "2026-12-01 10:00", "20261201100000 +0000", "12:00", "http://example.com/a.mp4",
    ];

    // Bytes that are no text.
    private static readonly byte[][] Bytes = [[0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x8E], [0xEF, 0xBB, 0xBF], [0xF8, 0x88], [0x1F, 0x8B, 8]];

    public static ImmutableArray<byte[]> Xml { get; } = Of(
        "<schedule>", "</schedule>", "<tvguide generated='x'>", "</tvguide>", "<playlist>", "<metadata>", "</metadata>", "<name>", "</name>", "<events>", "</events>", "<event id='1'>", "<event>", "</event>", "<item>", "</item>", "<event/>",
        "<title>", "</title>", "<start>2026-12-01T10:00:00Z</start>", "<start>", "</start>", "<start_time>", "</start_time>", "<end>2026-12-01T11:00:00Z</end>", "<end>", "</end>", "<stop>", "</stop>", "<duration>60</duration>", "<videoUrl>", "</videoUrl>", "<url>", "</url>", "<description>", "</description>", "<category>", "</category>",
        "<?xml version='1.0'?>", "<?xml version='1.1' encoding='utf-16'?>", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "<?x y?>", "<!-- c -->", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE a>", "<!DOCTYPE tv SYSTEM 'xmltv.dtd'>", "<!DOCTYPE a [<!ENTITY e 'x'>]>", "<!DOCTYPE a [", "]>", "&e;", "&amp;", "&#x41;", "&#0;", "&nbsp;", "xmlns:x='u'", "<x:a>", "</x:a>", "<a xmlns='u'>", "</a>", " a='b'", "/>", "</");

    public static ImmutableArray<byte[]> Xmltv { get; } =
    [
        .. Xml,
        .. Of(
            "<tv>", "<tv generator-info-name='x'>", "</tv>", "<channel id='a.b'>", "<channel>", "</channel>", "<display-name lang='de'>", "<display-name>", "</display-name>", "<programme start='20261201100000 +0000' stop='20261201110000 +0000' channel='a.b'>", "<programme start='202612' channel='a.b'>", "<programme>", "</programme>",
            " start='20261201 BST'", " stop='2026'", " channel=''", " clumpidx='0/2'", " clumpidx='1/0'", "<title lang='de'>", "<title lang=''>", "<sub-title>", "</sub-title>", "<desc>", "</desc>", "<credits>", "</credits>", "<actor role='r'>", "</actor>", "<date>2026</date>", "<category>", "<keyword>", "<length units='hours'>1</length>", "<length units='x'>-1</length>", "<icon src='x'/>", "<icon src='x' width='99999999999'/>",
            "<episode-num system='xmltv_ns'>0.4/12.</episode-num>", "<episode-num>", "</episode-num>", "<video><present>yes</present></video>", "<audio/>", "<previously-shown/>", "<premiere>", "</premiere>", "<last-chance/>", "<new/>", "<subtitles type='x'/>", "<rating system='y'><value>1</value></rating>", "<star-rating>", "</star-rating>", "<review type='text'>", "</review>", "<image>", "</image>"),
    ];

    public static ImmutableArray<byte[]> Json { get; } = Of(
        "{", "}", "[", "]", ":", ",", "{}", "[]", "null", "true", "false", "0", "-", "1e9", "1E+999", "0.0000001", "\"\"", "\"a\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\\\\"", "\"\\x\"", "// c\n", "/* c */", "\"schedule\":", "\"schedules\":[", "\"events\":[", "\"events\":", "\"items\":", "\"metadata\":{", "\"id\":", "\"name\":", "\"title\":\"T\"", "\"title\":", "\"name\":\"N\"",
        "\"start\":\"2026-12-01T10:00:00Z\"", "\"start\":", "\"start_time\":", "\"airDateTime\":\"2026-12-01T10:00:00Z\"", "\"end\":\"2026-12-01T11:00:00Z\"", "\"end\":", "\"stop\":", "\"duration\":60", "\"duration\":", "\"duration\":\"PT1H\"", "\"videoUrl\":", "\"url\":\"u\"", "\"uri\":", "\"category\":[\"a\",\"b\"]", "\"description\":", "\"channel\":", "\"x\":{\"y\":[1,{\"z\":null}]}", "1764590400", "1764590400000", "\"/Date(1670000000000)/\"", "\"12/01/2026 10:00:00\"", "{\"title\":\"T\",\"start\":\"2026-12-01T10:00:00Z\",\"duration\":60}");

    public static ImmutableArray<byte[]> Ffplayout { get; } =
    [
        .. Json,
        .. Of("\"date\":\"2026-12-01\"", "\"date\":", "\"program\":[", "\"program\":", "\"in\":0.0", "\"in\":", "\"out\":60.04", "\"out\":", "\"source\":\"/a.mp4\"", "\"source\":", "\"source\":null", "\"category\":\"advertisement\"", "\"audio\":", "\"custom_filter\":", "{\"in\":0,\"out\":3600.04,\"duration\":3600.04,\"source\":\"a\"}", "1e-28", "86400", "\"0.5\""),
    ];

    public static ImmutableArray<byte[]> M3u { get; } = Of(
        "#EXTM3U\n", "#EXTM3U url-tvg=\"x\"\n", "#EXTINF:60,T\n", "#EXTINF:-1,", "#EXTINF:", "#EXTINF:1e9,", "#EXTINF:0 tvg-id=\"a\" group-title=\"b;c\",x, \"y\"\n", " tvg-id=\"", "tvg-name=''", " group-title=", "#EXTGRP:g\n", "#EXTVLCOPT:start-time=5\n", "#KODIPROP:a=b\n", "#PLAYLIST:N\n", "#EXTALB:a\n", "# comment\n", "/a/b.mp4\n", "C:\\a.mp4\n", "file:///a%20b.mp4\n", "http://x/y|User-Agent=z\n",
        "#EXT-X-VERSION:3\n", "#EXT-X-TARGETDURATION:10\n", "#EXT-X-STREAM-INF:BANDWIDTH=1\n", "#EXT-X-MEDIA-SEQUENCE:0\n", "<<<<<<< HEAD\n", "=======\n", "#SCHEDULEFLOW-SCHEDULE:{\"id\":\"00000000-0000-0000-0000-00000000000a\",\"name\":\"N\"}\n", "#SCHEDULEFLOW-SCHEDULE:", "#SCHEDULEFLOW-EVENT:{\"id\":\"a\",\"title\":\"T\",\"start\":\"2026-12-01T10:00:00Z\",\"end\":\"2026-12-01T11:00:00Z\"}\n", "#SCHEDULEFLOW-EVENT:{", "\"media\":false", "#EXTM3U#EXTINF:1,x", "[playlist]\n", "File1=a\n");

    public static ImmutableArray<byte[]> Channels { get; } = Of(
        "#SCHEDULEFLOW-CHANNEL:{\"id\":\"own\",\"name\":\"T\",\"url\":\"http://a\"}\n", "#SCHEDULEFLOW-CHANNEL:", " tvg-chno=\"5\"", " tvg-logo=\"http://l\"", " catchup=\"x\"", " tvg-id=\"x.y\"", "#EXTINF:-1,#EXTINF:-1,T\n", "#EXTINF:-1,#EXTVLCOPT:a=b\n", "{\"channels\":[", "{\"name\":\"A\",\"url\":\"http://a\"}", "\"number\":5", "\"tags\":{\"a\":\"b\"}", "\"directives\":[\"#EXTVLCOPT:a\"]", "\"backup_urls\":[\"b\"]", "\"schedule_id\":\"00000000-0000-0000-0000-00000000000a\"");

    public static ImmutableArray<byte[]> Ics { get; } = Of(
        "BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "BEGIN:VTIMEZONE\r\n", "END:VTIMEZONE\r\n", "BEGIN:STANDARD\r\n", "END:STANDARD\r\n", "BEGIN:DAYLIGHT\r\n", "END:DAYLIGHT\r\n", "BEGIN:VALARM\r\n", "END:VALARM\r\n", "BEGIN:X\r\n", "END:X\r\n", "VERSION:2.0\r\n", "PRODID:x\r\n", "METHOD:PUBLISH\r\n", "X-WR-CALNAME:N\r\n", "X-WR-TIMEZONE:Europe/Berlin\r\n", "UID:a@b\r\n", "DTSTAMP:20261201T000000Z\r\n",
        "DTSTART:20261201T100000Z\r\n", "DTSTART;TZID=Europe/Berlin:20261025T023000\r\n", "DTSTART;TZID=\"W. Europe Standard Time\":20261201T100000\r\n", "DTSTART;VALUE=DATE:20261201\r\n", "DTSTART:", "DTEND:20261201T110000Z\r\n", "DTEND;VALUE=DATE:20261202\r\n", "DURATION:PT1H\r\n", "DURATION:-P1W\r\n", "DURATION:P99999999999D\r\n", "DURATION:", "SUMMARY:T\r\n", "SUMMARY;LANGUAGE=de;X=\"a;b\":T\\, x\\n\r\n", "DESCRIPTION:d\r\n", "CATEGORIES:a,b\r\n", "URL:http://x\r\n", "ATTACH;VALUE=BINARY:AA==\r\n", "LOCATION:x\r\n", "STATUS:CANCELLED\r\n", "SEQUENCE:1\r\n",
        "RRULE:FREQ=DAILY;COUNT=3\r\n", "EXDATE:20261201T100000Z\r\n", "RECURRENCE-ID:20261201T100000Z\r\n", "TZID:x\r\n", "TZID:Europe/Berlin\r\n", "TZOFFSETFROM:+0100\r\n", "TZOFFSETTO:+0200\r\n", "TZOFFSETTO:-9999\r\n", "TZURL:http://x\r\n", "\r\n ", "\r\n\t", ";X=", "=\"");

    public static ImmutableArray<byte[]> Csv { get; } = Of(
        "title,start,end,duration,url,category,description,channel,id\n", "title;start;end\n", "title\tstart\tduration\n", "name,start_time,stop\n", "date,time,title\n", "\"", "\"\"", "\",\"", "\"\n\"", ",,,,\n", ";", "\t", "|", "T,2026-12-01T10:00:00Z,2026-12-01T11:00:00Z\n", "T,2026-12-01 10:00,,60\n", "01/12/2026,10:00,T\n", "=1+1", "'=1", "@x", "-1", "+1", "1:00:00", "00:30", "PT1H", "60.5", "sep=;\n");

    public static ImmutableArray<byte[]> Playlist { get; } = [.. M3u, .. Json, .. Of("\"links\":[", "\"videos\":[", "\"label\":", "https://example.com/b.mp4\n", "b.mp4\n")];

    public static ImmutableArray<byte[]> Yaml { get; } = Of(
        "channel: A\n", "start: 2026-12-07\n", "days: 7\n", "hours: 24\n", "end: 2026-12-08\n", "zone: Europe/Berlin\n", "zone: x\n", "seed: 1\n", "day_start: \"06:00\"\n", "version: 1\n", "pools:\n", "  p:\n", "    items:\n", "      - { url: a, duration: 1h }\n", "      - { url: a, title: T, series: S, episode: S1E1, tags: [a, b], weight: 2 }\n", "    filter: { tags: [a] }\n", "    file: campus_library.m3u\n", "    playlist: x\n", "blocks:\n", "  - { name: b, from: \"00:00\", to: \"24:00\", pool: p }\n",
        "  - { name: b, from: \"22:00\", to: \"02:00\", pool: p, order: random, days: [mon, sat], season: { from: 12-01, to: 02-29 } }\n", "fixed:\n", "  - { name: f, at: hourly, pool: p }\n", "  - { name: f, at: \"20:00\", item: a, once: true, lateness: 5m }\n", "pins:\n", "  - { at: 2026-12-07, url: a }\n", "fillers: [p]\n", "filler_limit: 10m\n", "rules:\n", "  - { cooldown: 48h }\n", "  - { cooldown: 48h, per: series, tier: must }\n", "  - { separation: 1h, of: tag, for: a }\n", "  - { no_back_to_back: series }\n", "  - { max_plays_per_day: 2 }\n",
        "- ", "  ", "? ", ": ", "| \n", ">-\n", "&a ", "*a", "!!int ", "!x ", "<<: ", "--- \n", "... \n", "%YAML 1.2\n", "%TAG ! x\n", "~", "\"\\U0011FFFF\"", "\"\\x41", "{ a: b }", "[ a, ", "{", "}", "0o10", ".nan", "1_000", "2026-12-07T10:00", "7d", "1h30m", "-1s", "# c\n", "\t", "@", "`", "%", "'", "\"");

    public static ImmutableArray<byte[]> Lint { get; } =
    [
        .. Yaml,
        .. Of(
            "version: 1\n", "fail_on: warning\n", "fail_on: never\n", "zone: UTC\n", "rules:\n", "  SF001: error\n", "  overlap: off\n", "  gap: { severity: info, min: 30s }\n", "  cooldown: { cooldown: 48h, by: title }\n", "  long-event: { max: 24h }\n", "  SF999: x\n", "{\"rules\":{\"SF002\":{\"min\":\"5m\"}}}", "$schema: x\n",
            "{\"format\":\"scheduleflow-lint-baseline/1\",\"findings\":[", "{\"fingerprint\":\"0123456789abcdef0123456789abcdef\"}", "{\"fingerprint\":1}"),
    ];

    private static ImmutableArray<byte[]> Of(params string[] tokens) => [.. tokens.Concat(OfEach).Select(Encoding.UTF8.GetBytes), .. Bytes];
}
