using System.Text;
using System.Text.Json.Nodes;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest.Fuzzing;

/// <summary>Requests by the API's description, and beside it. The same seed makes the same requests.</summary>
/// <param name="seed">Any number.</param>
/// <param name="document">The description.</param>
/// <param name="ids">Of what is in the store.</param>
/// <param name="key">An admin's key.</param>
internal sealed class RequestGenerator(int seed, JsonNode document, IReadOnlyList<string> ids, string key)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get"];

    private static readonly string[] Paths =
    [
        "//", "/api", "/api/", "/api//schedules", "/API/schedules", "/api/schedules/%2e%2e/%2e%2e/etc/passwd", "/pages/../keys.json", "/pages/%2e%2e%2fkeys.json",
        "/pages/%00", "/media/", "/media/http://127.0.0.1:9/x", "/%", "/%zz", "/api/schedules/\u00FF", "/..;/api", "/api/schedules;x=1", "/?a=1&a=2&=&&", "/*",
    ];

    private static readonly string[] MediaTypes =
    [
        "application/json", "application/json; charset=utf-16", "text/plain", "application/xml", "application/octet-stream", "x", "multipart/form-data",
        "multipart/form-data; boundary=b", "application/x-www-form-urlencoded", "application/json;;;", "\"", "application/json; charset=nonsense",
    ];

    private readonly Random _random = new(seed);
    private readonly FuzzedValues _values = new(new Random(seed + 1), document, ids);

    private readonly List<(string Method, string Path, JsonNode Operation)> _operations =
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where Methods.Contains(operation.Key.ToUpperInvariant()) && operation.Value is JsonObject
           select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!),
    ];

    public FuzzedRequest Next()
    {
        var (method, path, operation) = _operations[_random.Next(_operations.Count)];
        var (query, further) = Parameters(operation, ref path);
        var (mediaType, body) = Body(operation["requestBody"]);
        if (_random.Next(12) == 0)
        {
            method = Methods[_random.Next(Methods.Length)];
        }

        if (_random.Next(20) == 0)
        {
            path = Paths[_random.Next(Paths.Length)];
        }

        return new FuzzedRequest(method, path + query, [.. Headers(), .. further], mediaType, method is "GET" or "HEAD" or "get" or "TRACE" && _random.Next(10) != 0 ? null : body);
    }

    private (string Query, List<(string Name, string Value)> Headers) Parameters(JsonNode operation, ref string path)
    {
        var query = new List<string>();
        var headers = new List<(string Name, string Value)>();
        foreach (var parameter in (operation["parameters"]?.AsArray() ?? []).Select(_values.Resolve).OfType<JsonObject>())
        {
            var name = parameter["name"]!.ToString();
            var text = _values.Of(parameter["schema"])?.ToString() ?? "";
            switch (parameter["in"]!.ToString())
            {
                case "path":
                    path = path.Replace($"{{{name}}}", Escaped(text), StringComparison.Ordinal);
                    break;
                case "query" when _random.Next(3) == 0:
                    query.Add($"{name}={Escaped(text)}");
                    break;
                case "header" when _random.Next(3) == 0:
                    headers.Add((name, Printable(text)));
                    break;
            }
        }

        // What has a name of its own in the path, such as {**path}.
        path = path.Replace("{**path}", Escaped(_values.Text()), StringComparison.Ordinal).Replace('{', '(').Replace('}', ')');
        if (_random.Next(15) == 0)
        {
            query.Add(Escaped(_values.Text()));
        }

        return (query.Count == 0 ? "" : "?" + string.Join('&', query), headers);
    }

    private (string? MediaType, byte[]? Body) Body(JsonNode? described)
    {
        if (_values.Resolve(described)?["content"] is not JsonObject { Count: > 0 } content)
        {
            return _random.Next(20) == 0 ? ("application/json", "{}"u8.ToArray()) : (null, null);
        }

        var (type, media) = content.ElementAt(_random.Next(content.Count));
        var body = type switch
        {
            _ when type.Contains("json", StringComparison.Ordinal) => Encoding.UTF8.GetBytes((Example(media) ?? _values.Of(media?["schema"]))?.ToJsonString() ?? "null"),
            "multipart/form-data" => Form(),
            _ => Document(),
        };
        if (type == "multipart/form-data")
        {
            type += "; boundary=b";
        }

        return (_random.Next(10) == 0 ? MediaTypes[_random.Next(MediaTypes.Length)] : type, _random.Next(6) == 0 ? Damaged(body) : body);
    }

    private JsonNode? Example(JsonNode? media) => _random.Next(4) == 0
        ? media?["example"] ?? _values.Resolve(media?["examples"]?.AsObject().FirstOrDefault().Value)?["value"]
        : null;

    private byte[] Form() => Encoding.UTF8.GetBytes(
        $"--b\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\n{_values.Text()}\r\n"
        + $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{Printable(_values.Text())}\"\r\n\r\n{Encoding.UTF8.GetString(Document())}\r\n--b--\r\n");

    private byte[] Document() => Encoding.UTF8.GetBytes(_random.Next(6) switch
    {
        0 => Small.Xml,
        1 => Small.Json,
        2 => "#EXTM3U\n#EXTINF:60,A\nhttp://127.0.0.1:9/a.mp4\n",
        3 => "#EXTM3U\n#EXTINF:-1 tvg-id=\"a\",A\nhttp://127.0.0.1:9/a.m3u8\n",
        4 => Plans.Of("demo_data/campus_library.m3u"),
        _ => _values.Text(),
    });

    private byte[] Damaged(byte[] body)
    {
        body = [.. body];
        for (var i = 0; i < 3 && body.Length > 0; i++)
        {
            body[_random.Next(body.Length)] = (byte)_random.Next(256);
        }

        return _random.Next(2) == 0 ? body : body[.._random.Next(body.Length + 1)];
    }

    private IEnumerable<(string Name, string Value)> Headers()
    {
        // Few wrong keys: after many of them every request would only be told to wait.
        switch (_random.Next(40))
        {
            case 0:
                yield return ("Authorization", "Bearer " + Printable(_values.Text()));
                break;
            case 1 or 2:
                break;
            default:
                yield return ("Authorization", "Bearer " + key);
                break;
        }

        string[] names = ["Accept", "If-None-Match", "If-Modified-Since", "Range", "Idempotency-Key", "X-Request-ID", "Accept-Encoding", "Accept-Language", "Last-Event-ID", "traceparent", "Cookie", "Expect-CT"];
        while (_random.Next(3) == 0)
        {
            yield return (names[_random.Next(names.Length)], Printable(_values.Text()));
        }
    }

    // Percent-encoded, or not where a client may forget it.
    private string Escaped(string text)
    {
        var escaped = Uri.EscapeDataString(text.Length > 4_000 ? text[..4_000] : text);
        return _random.Next(10) == 0 && escaped == text ? text + "%" : escaped;
    }

    // A header holds visible ASCII; other values the client of these tests cannot send.
    private static string Printable(string text) =>
        string.Concat(text.Where(character => character is >= ' ' and <= '~' and not '"')) is var plain && plain.Length > 2_000 ? plain[..2_000] : plain;
}
