using System.Text.Json;
using System.Text.Unicode;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>A request as a JSON object, read field by field. An error names the field and its value.</summary>
internal sealed class JsonRequest : IDisposable
{
    private readonly byte[] _bytes;
    private readonly JsonDocument _document;

    private JsonRequest(byte[] bytes, JsonDocument document)
    {
        _bytes = bytes;
        _document = document;
    }

    /// <returns>The request, a <c>parse_error</c> with line and column, or <c>validation</c>: it is not an object.</returns>
    public static Outcome<JsonRequest> Read(Stream stream) => Read(stream, allowsList: false);

    /// <param name="stream">The document.</param>
    /// <param name="allowsList">Whether it may be an array as well.</param>
    /// <returns>As <see cref="Read(Stream)"/>.</returns>
    public static Outcome<JsonRequest> Read(Stream stream, bool allowsList)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.ToArray();
        if (!Utf8.IsValid(bytes))
        {
            return new Problem(ErrorType.ParseError, "The request is not UTF-8.");
        }

        try
        {
            var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Limits.MaxDepth });
            if (document.RootElement.ValueKind == JsonValueKind.Object
                || (allowsList && document.RootElement.ValueKind == JsonValueKind.Array))
            {
                return new JsonRequest(bytes, document);
            }

            document.Dispose();
            return new Problem(ErrorType.Validation, "The request is not a JSON object.");
        }
        catch (JsonException exception)
        {
            if (bytes.Length == 0)
            {
                return new Problem(ErrorType.ParseError, "The request is empty; a JSON object is expected.");
            }

            var place = new Place((int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
            return new Problem(ErrorType.ParseError, $"The request is not valid JSON: line {place.Line}, column {place.Column}.")
            {
                Place = place,
            };
        }
    }

    /// <summary>The request's bytes again, for another reader.</summary>
    public Stream Open() => new MemoryStream(_bytes, writable: false);

    /// <summary>The object.</summary>
    public JsonElement Root => _document.RootElement;

    /// <summary>A text; empty: the field is absent or null.</summary>
    public Outcome<string> Text(string name) => Find(name) switch
    {
        null => "",
        { } text when JsonText.TryRead(text, out var value) => value,
        { } other => Wrong(name, other, "a text"),
    };

    /// <summary>A number, or a text that is one: web forms send texts.</summary>
    public Outcome<double> Number(string name, double absent) => Find(name) switch
    {
        null => absent,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) && double.IsFinite(value) => value,
        { } text when JsonText.TryRead(text, out var digits) && ValueCheck.TryNumber(digits, out var value) => value,
        { } other => Wrong(name, other, "a number"),
    };

    public Outcome<bool> Flag(string name, bool absent) => Find(name) switch
    {
        null => absent,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => Wrong(name, other, "true or false"),
    };

    public void Dispose() => _document.Dispose();

    private JsonElement? Find(string name) =>
        _document.RootElement.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static Problem Wrong(string name, JsonElement value, string expected)
    {
        var raw = value.GetRawText();
        return new Problem(
            ErrorType.Validation,
            $"The field “{name}” is {ShortText.Of(raw)}, but {expected} is expected.");
    }
}
