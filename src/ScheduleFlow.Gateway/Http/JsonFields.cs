using System.Text.Json;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// The text fields of a small JSON object that the gateway turns into arguments. Every error of type or absence is
/// collected, so that the caller hears of all of them.
/// </summary>
internal sealed class JsonFields(JsonElement body)
{
    private readonly List<string> _errors = [];

    /// <summary>What is wrong with the fields asked for until now, or null.</summary>
    public Problem? Problem => _errors.Count == 0
        ? null
        : new Problem(ErrorType.Validation, _errors[0]) { Errors = _errors.Count == 1 ? [] : [.. _errors] };

    /// <summary>The text, or null where it is absent, null or empty.</summary>
    public string? Optional(string name)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && TryText(value, out var text))
        {
            return text.Length == 0 ? null : text;
        }

        _errors.Add($"{name} must be a text.");
        return null;
    }

    /// <summary>The number as it is written, or a text that the worker will look at; null where it is absent.</summary>
    public string? OptionalNumber(string name) =>
        TryFind(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Optional(name);

    /// <summary>True or false; null where it is absent or null.</summary>
    public bool? OptionalFlag(string name)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        _errors.Add($"{name} must be true or false.");
        return null;
    }

    /// <summary>The texts of a list, one or more; null where it is absent or null. An empty list, which would mean all, is wrong.</summary>
    public IReadOnlyList<string>? OptionalTexts(string name)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            var texts = new List<string>(value.GetArrayLength());
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String && TryText(item, out var text) && text.Length > 0)
                {
                    texts.Add(text);
                }
            }

            if (texts.Count == value.GetArrayLength() && texts.Count > 0)
            {
                return texts;
            }
        }

        _errors.Add($"{name} must be a list of one or more texts.");
        return null;
    }

    /// <summary>The text; an error where it is absent or empty.</summary>
    public string Required(string name)
    {
        var before = _errors.Count;
        var text = Optional(name);
        if (text is null && _errors.Count == before)
        {
            _errors.Add($"{name} is missing.");
        }

        return text ?? "";
    }

    // An absent field and one that is null are the same.
    private bool TryFind(string name, out JsonElement value)
    {
        value = default;
        return body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private static bool TryText(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = ""; // an escaped half of a surrogate pair: JSON, but no text
            return false;
        }
    }
}
