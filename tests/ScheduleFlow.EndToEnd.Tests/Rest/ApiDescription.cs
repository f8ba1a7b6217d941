using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>
/// The API's OpenAPI document, to hold replies against. It promises that fields stay, not that none is added; here
/// every field must be described, unless a schema says itself that there may be others.
/// </summary>
internal sealed class ApiDescription
{
    private const string Components = "#/components/";

    private readonly JsonObject _document;
    private readonly JsonObject _definitions;
    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new();

    public ApiDescription(string json)
    {
        _document = JsonNode.Parse(json)!.AsObject();
        _definitions = _document["components"]!["schemas"]!.DeepClone().AsObject();
        Close(_definitions);
    }

    /// <summary>Every operation, as <c>GET /api/schedules</c>.</summary>
    public IEnumerable<string> Operations => from path in _document["paths"]!.AsObject()
                                             from operation in path.Value!.AsObject()
                                             select $"{operation.Key.ToUpperInvariant()} {path.Key}";

    /// <summary>Every body that is described, with its examples: <c>(where, schema, example)</c>.</summary>
    public IEnumerable<(string Where, JsonNode Schema, JsonNode Example)> Examples()
    {
        var media = Find(_document, "").Where(found => found.Node["schema"] is not null && (found.Node["example"] ?? found.Node["examples"]) is not null);
        foreach (var (where, node) in media)
        {
            if (node["example"] is { } example)
            {
                yield return (where, node["schema"]!, example);
            }

            foreach (var (name, named) in node["examples"]?.AsObject() ?? [])
            {
                yield return ($"{where}/{name}", node["schema"]!, Resolve(named!)["value"]!);
            }
        }
    }

    /// <summary>The status, media type, headers, fields and error type of a reply are among those of its operation.</summary>
    /// <returns>The status, as a row of what was seen.</returns>
    public string Check(string operation, Reply reply)
    {
        var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
        var responses = _document["paths"]![path]![method.ToLowerInvariant()]!["responses"]!;
        var where = $"{operation} {reply.Status}: {reply.Text}";
        responses[$"{reply.Status}"].Should().NotBeNull("{0} is not described", where);
        var response = Resolve(responses[$"{reply.Status}"]!);
        foreach (var (header, _) in response["headers"]!.AsObject().Where(header => Resolve(header.Value!)["required"] is { } required && required.GetValue<bool>()))
        {
            reply.Headers.NonValidated.Concat(reply.ContentHeaders.NonValidated).Select(sent => sent.Key).Contains(header, StringComparer.OrdinalIgnoreCase).Should().BeTrue("{0} has {1}", where, header);
        }

        var mediaType = reply.ContentHeaders.ContentType!.MediaType!;
        var content = response["content"]![mediaType];
        content.Should().NotBeNull("{0} as {1} is not described", where, mediaType);
        if (mediaType == "application/json")
        {
            Errors(content!["schema"]!, reply.Text).Should().BeEmpty(where);
        }

        if (reply.Status >= 400 && content!["examples"] is JsonObject types)
        {
            types.ContainsKey(reply["type"]).Should().BeTrue("{0} is one of the types of that status", where);
        }

        return $"{operation} {reply.Status}";
    }

    /// <summary>What is wrong with a JSON document by a schema.</summary>
    public IEnumerable<string> Errors(JsonNode schema, string json)
        => _schemas.GetOrAdd(schema.ToJsonString(), Compile).Validate($$"""{"it":{{json}}}""").Select(error => error.ToString());

    // NJsonSchema knows definitions, and references to them from inside a schema only.
    private JsonSchema Compile(string schema)
    {
        var it = JsonNode.Parse(schema)!;
        Close(it);
        var whole = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["it"] = it },
            ["definitions"] = _definitions.DeepClone(),
        };
        return JsonSchema.FromJsonAsync(whole.ToJsonString().Replace(Components + "schemas/", "#/definitions/", StringComparison.Ordinal)).GetAwaiter().GetResult();
    }

    private JsonNode Resolve(JsonNode node)
    {
        if (node["$ref"] is not { } reference)
        {
            return node;
        }

        var parts = reference.GetValue<string>()[Components.Length..].Split('/');
        return _document["components"]![parts[0]]![parts[1]]!;
    }

    private static IEnumerable<(string Where, JsonObject Node)> Find(JsonNode? node, string where)
    {
        switch (node)
        {
            case JsonObject members:
                yield return (where, members);
                foreach (var found in members.SelectMany(member => Find(member.Value, $"{where}/{member.Key}")))
                {
                    yield return found;
                }

                break;
            case JsonArray items:
                foreach (var found in items.SelectMany((item, i) => Find(item, $"{where}/{i}")))
                {
                    yield return found;
                }

                break;
        }
    }

    private static void Close(JsonNode schema)
    {
        foreach (var (_, found) in Find(schema, "").Where(found => found.Node["properties"] is JsonObject && !found.Node.ContainsKey("additionalProperties")).ToList())
        {
            found["additionalProperties"] = false;
        }
    }
}
