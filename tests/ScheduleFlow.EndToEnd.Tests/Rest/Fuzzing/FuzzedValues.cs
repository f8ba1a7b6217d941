using System.Globalization;
using System.Text.Json.Nodes;

namespace ScheduleFlow.EndToEnd.Tests.Rest.Fuzzing;

/// <summary>Values by a schema of the API's description: right ones, nearly right ones and wrong ones.</summary>
/// <param name="random">Seeded.</param>
/// <param name="document">The description, whose schemas may be referred to.</param>
/// <param name="ids">Of schedules, channels and playlists that there are.</param>
internal sealed class FuzzedValues(Random random, JsonNode document, IReadOnlyList<string> ids)
{
    private const int MaxDepth = 5;

    private static readonly string[] Texts =
    [
        "", " ", "a", "0", "-1", "1.5", "true", "null", "99999999999999999999", "NaN", "-rf", "con", "nul.xml", "../../etc/passwd", "/etc/passwd",
        "data/keys.json", "%00", "%2e%2e%2f", "\u202egpj", "é𝄞", "<b>", "'\"`;--", "{}", "[]", "{{7*7}}", "2026-12-07T00:00:00Z", "2026-13-45", "now",
        "Europe/Berlin", "Mars/Olympus", "json", "xml", "m3u", "auto", "javascript:alert(1)", "http://127.0.0.1:9/x", "*", "\t", "a\nb", "\0",
        "demo_data/campus_week.json", "demo_data", "lobby", "monday.xml", "viewer", "admin", "P1D", "1h30m", "25:00", "#EXTM3U", "\uFEFF",
    ];

    public string Text() => random.Next(20) switch
    {
        0 => new string('x', random.Next(1, 20_000)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => char.ConvertFromUtf32(random.Next(1, 0xD800)))),
        < 8 when ids.Count > 0 => ids[random.Next(ids.Count)],
        _ => Texts[random.Next(Texts.Length)],
    };

    public JsonNode? Of(JsonNode? schema, int depth = 0)
    {
        schema = Resolve(schema);
        return random.Next(8) switch
        {
            0 => Wrong(),
            1 => JsonValue.Create(Text()),
            _ when depth > MaxDepth => null,
            _ => Right(schema, depth),
        };
    }

    private JsonNode? Right(JsonNode? schema, int depth)
    {
        if (schema is not JsonObject known)
        {
            return JsonValue.Create(Text());
        }

        if (known["example"] is { } example && random.Next(2) == 0)
        {
            return example.DeepClone();
        }

        if (known["enum"] is JsonArray { Count: > 0 } words)
        {
            return words[random.Next(words.Count)]?.DeepClone();
        }

        foreach (var several in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (known[several] is JsonArray { Count: > 0 } choices)
            {
                return Of(choices[random.Next(choices.Count)], depth + 1);
            }
        }

        var type = known["type"] is JsonArray types ? types[0]?.ToString() : known["type"]?.ToString();
        return type switch
        {
            "object" => Object(known, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Of(known["items"], depth + 1))]),
            "integer" or "number" => JsonValue.Create(random.Next(3) == 0 ? random.NextInt64() : random.Next(0, 50)),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            _ => JsonValue.Create(Text()),
        };
    }

    private JsonObject Object(JsonObject schema, int depth)
    {
        var made = new JsonObject();
        foreach (var (name, value) in schema["properties"]?.AsObject() ?? [])
        {
            if (random.Next(3) != 0)
            {
                made[name] = Of(value, depth + 1);
            }
        }

        if (random.Next(10) == 0)
        {
            made["x" + random.Next(10).ToString(CultureInfo.InvariantCulture)] = Wrong();
        }

        return made;
    }

    private JsonNode? Wrong()
    {
        if (random.Next(30) == 0)
        {
            JsonNode deep = new JsonArray();
            for (var i = 0; i < 60; i++)
            {
                deep = new JsonArray(deep);
            }

            return deep;
        }

        return random.Next(6) switch
        {
            0 => null,
            1 => JsonValue.Create(-1),
            2 => JsonValue.Create(1e300),
            3 => new JsonArray(),
            4 => new JsonObject { [""] = 1 },
            _ => JsonValue.Create(false),
        };
    }

    /// <summary>A schema or parameter itself, where it was only referred to.</summary>
    public JsonNode? Resolve(JsonNode? node)
    {
        while (node is JsonObject known && known["$ref"]?.ToString() is { } reference)
        {
            node = reference.TrimStart('#', '/').Split('/').Aggregate(document, static (at, part) => at[part]!);
        }

        return node;
    }
}
