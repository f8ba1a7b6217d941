using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Http;

/// <summary>Where what a request has created is found: the path of <see cref="HttpRoute.Created"/>, filled from the worker's reply.</summary>
internal static class CreatedLocation
{
    private const int MaxDepth = 512;

    /// <param name="template">The path, with fields of the reply in braces; a dot leads into an object: <c>{user.name}</c>.</param>
    /// <param name="reply">The whole reply.</param>
    /// <returns>Null: the reply has no such field.</returns>
    public static string? Of(string template, ReadOnlySequence<byte> reply)
    {
        var path = new StringBuilder();
        var at = 0;
        while (template.IndexOf('{', at) is >= 0 and var open)
        {
            var close = template.IndexOf('}', open);
            if (Field(reply, template[(open + 1)..close].Split('.')) is not { } value)
            {
                return null;
            }

            path.Append(template, at, open - at).Append(Uri.EscapeDataString(value));
            at = close + 1;
        }

        return path.Append(template, at, template.Length - at).ToString();
    }

    // The rest of the reply, which may be long, is not read.
    private static string? Field(ReadOnlySequence<byte> reply, string[] names)
    {
        var json = new Utf8JsonReader(reply, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            json.Read();
            foreach (var name in names)
            {
                if (json.TokenType != JsonTokenType.StartObject || !Enter(ref json, name))
                {
                    return null;
                }
            }

            return json.TokenType == JsonTokenType.String ? json.GetString() : null;
        }
        catch (JsonException)
        {
            return null; // not a reply of ours
        }
    }

    // To the value of a member of the object that has begun.
    private static bool Enter(ref Utf8JsonReader json, string name)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = json.ValueTextEquals(name);
            json.Read();
            if (isFound)
            {
                return true;
            }

            json.Skip();
        }

        return false;
    }
}
