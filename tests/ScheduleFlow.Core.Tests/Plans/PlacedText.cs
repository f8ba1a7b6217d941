using System.Text;
using System.Text.Json.Nodes;

namespace ScheduleFlow.Core.Tests.Plans;

/// <summary>A document as JSON or as YAML in blocks, and where each of its keys and values came to stand.</summary>
internal sealed class PlacedText
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, (int Line, int Column)> _places = new(StringComparer.Ordinal);
    private int _line = 1;
    private int _lineStart;

    private PlacedText()
    {
    }

    public string Text => _text.ToString();

    /// <param name="path">Of a value, such as <c>blocks.0.from</c>, or of its key, with a question mark behind it.</param>
    public (int Line, int Column) PlaceOf(string path) => _places[path];

    public static PlacedText Json(JsonNode root)
    {
        var text = new PlacedText();
        text.WriteJson(root, "", "");
        return text;
    }

    public static PlacedText Yaml(JsonNode root)
    {
        var text = new PlacedText();
        text.WriteYaml(root, "", "");
        return text;
    }

    private static string Sub(string path, object name) => path.Length == 0 ? $"{name}" : $"{path}.{name}";

    private void WriteJson(JsonNode? node, string path, string indent)
    {
        Mark(path);
        switch (node)
        {
            case JsonObject { Count: > 0 } fields:
                Write("{");
                foreach (var (name, value) in fields)
                {
                    NewLine(indent + "  ");
                    Mark(Sub(path, name) + "?");
                    Write($"{JsonValue.Create(name).ToJsonString()}: ");
                    WriteJson(value, Sub(path, name), indent + "  ");
                    Write(",");
                }

                _text.Length--;
                NewLine(indent);
                Write("}");
                break;
            case JsonArray { Count: > 0 } items:
                Write("[");
                for (var i = 0; i < items.Count; i++)
                {
                    NewLine(indent + "  ");
                    WriteJson(items[i], Sub(path, i), indent + "  ");
                    Write(",");
                }

                _text.Length--;
                NewLine(indent);
                Write("]");
                break;
            default:
                Write(node?.ToJsonString() ?? "null");
                break;
        }
    }

    // A block's first key stands where the cursor is.
    private void WriteYaml(JsonNode? node, string path, string indent)
    {
        Mark(path);
        var isFirst = true;
        switch (node)
        {
            case JsonObject { Count: > 0 } fields:
                foreach (var (name, value) in fields)
                {
                    Next(ref isFirst, indent);
                    Mark(Sub(path, name) + "?");
                    Write($"{name}:");
                    WriteField(value, Sub(path, name), indent + "  ");
                }

                break;
            case JsonArray { Count: > 0 } items:
                for (var i = 0; i < items.Count; i++)
                {
                    Next(ref isFirst, indent);
                    Write("- ");
                    WriteYaml(items[i], Sub(path, i), indent + "  ");
                }

                break;
            default:
                Write(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private void WriteField(JsonNode? value, string path, string indent)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            NewLine(indent);
        }
        else
        {
            Write(" ");
        }

        WriteYaml(value, path, indent);
    }

    private void Next(ref bool isFirst, string indent)
    {
        if (!isFirst)
        {
            NewLine(indent);
        }

        isFirst = false;
    }

    private void Mark(string path) => _places[path] = (_line, _text.Length - _lineStart + 1);

    private void Write(string text) => _text.Append(text);

    private void NewLine(string indent)
    {
        _text.Append('\n');
        _line++;
        _lineStart = _text.Length;
        Write(indent);
    }
}
