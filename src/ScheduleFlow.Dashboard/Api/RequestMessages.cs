using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Dashboard.Api;

/// <summary>Writes a request as its declaration says: path, query, headers, and fields of a JSON body.</summary>
public static class RequestMessages
{
    /// <summary>The header that the gateway demands of a page that changes something with a session.</summary>
    private const string OwnPage = "X-ScheduleFlow";

    /// <summary>The message of a request.</summary>
    /// <param name="request">What is asked. Its first route that has all its options is taken.</param>
    /// <param name="body">The document; null: there is none, or the options are the body.</param>
    public static HttpRequestMessage Of(Request request, HttpContent? body)
    {
        var route = RouteOf(request);
        var (query, fields, headers) = (new StringBuilder(), new List<OptionValue>(), new List<(string Name, string Value)>());
        var path = route.Path;
        foreach (var value in request.Values)
        {
            if (ReferenceEquals(value.Option, Operation.IdempotencyKey))
            {
                headers.Add((Operation.IdempotencyHeader, value.Text));
            }
            else if (route.InPath(value.Option) is { } name)
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value.Text), StringComparison.Ordinal);
            }
            else if (route.Presets.Any(preset => preset.Field == value.Option.Field))
            {
                continue;
            }
            else if (body is null && route.Body is BodyKind.Fields or BodyKind.Request or BodyKind.Document && request.Values.Count > 0)
            {
                fields.Add(value);
            }
            else
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(value.Option.Field).Append('=').Append(Uri.EscapeDataString(SentText(value)));
            }
        }

        var hasFields = body is null && route.Body is BodyKind.Fields or BodyKind.Request || fields.Count > 0;
        var message = Of(new HttpMethod(route.Method), path + query, hasFields ? FieldsOf(fields) : body);
        foreach (var (name, value) in headers)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    /// <summary>The message to a path.</summary>
    public static HttpRequestMessage Of(HttpMethod method, string path, HttpContent? body)
    {
        var message = new HttpRequestMessage(method, path) { Content = body };
        if (method != HttpMethod.Get)
        {
            message.Headers.Add(OwnPage, "1");
        }

        return message;
    }

    /// <summary>The path of a request that reads, with its query: an address that a person may open or copy.</summary>
    public static string AddressOf(Request request)
    {
        using var message = Of(request, null);
        return message.RequestUri!.OriginalString;
    }

    /// <summary>The route that takes a request.</summary>
    public static HttpRoute RouteOf(Request request) =>
        request.Operation.Routes.FirstOrDefault(route => Takes(route, request)) ?? request.Operation.Routes[0];

    private static bool Takes(HttpRoute route, Request request) =>
        (route.Only.IsEmpty || request.Values.All(value =>
            ReferenceEquals(value.Option, Operation.IdempotencyKey) || route.Only.Contains(value.Option.Field)
            || route.Presets.Any(preset => preset == (value.Option.Field, value.Text))))
        && request.Operation.Options
            .GroupBy(route.InPath)
            .All(options => options.Key is null || options.Any(request.Has)); // two options may be one part of a path

    // Text of flags whose field is the opposite of the option.
    private static string SentText(OptionValue value) =>
        value.Option.IsInverted ? value.Text == ValueCheck.True ? "false" : ValueCheck.True : value.Text;

    private static ByteArrayContent FieldsOf(List<OptionValue> values)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var group in values.GroupBy(value => value.Option))
            {
                json.WritePropertyName(group.Key.Field);
                // Over HTTP there is one document, where a shell takes several.
                if (!group.Key.IsList || group.Key.Type == OptionType.Document)
                {
                    WriteValue(json, group.Last());
                    continue;
                }

                json.WriteStartArray();
                foreach (var value in group)
                {
                    WriteValue(json, value);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return new ByteArrayContent(buffer.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    private static void WriteValue(Utf8JsonWriter json, OptionValue value)
    {
        switch (value.Option.Type)
        {
            case OptionType.Flag:
                json.WriteBooleanValue(SentText(value) == ValueCheck.True);
                break;
            case OptionType.WholeNumber or OptionType.Number or OptionType.Revision
                when decimal.TryParse(value.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number):
                json.WriteNumberValue(number);
                break;
            case OptionType.Document when value.Option.Schema is not null:
                json.WriteRawValue(value.Text);
                break;
            default:
                json.WriteStringValue(value.Text);
                break;
        }
    }
}
