using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Formats.Json;

/// <summary>
/// One object → one raw event. Fields are strings or numbers, under any of their names. Everything else goes to the
/// extras.
/// </summary>
internal sealed class JsonEventBuilder
{
    private readonly EventDraft _draft = new();
    private readonly JsonCapture _extras = new(int.MaxValue);
    private EventFieldName _field;
    private string _spelling = "";
    private bool _inUnknown;
    private int _line;
    private int _column;

    /// <summary>The token is the object's opening bracket.</summary>
    public void Begin(ref Utf8JsonReader token, JsonPump pump) => (_line, _column) = pump.PlaceOf(ref token);

    /// <summary>Adds a token of the object; true: it was the closing bracket.</summary>
    public bool Add(ref Utf8JsonReader token, JsonPump pump)
    {
        if (_inUnknown)
        {
            _inUnknown = !_extras.Add(ref token, pump);
            return false;
        }

        switch (token.TokenType)
        {
            case JsonTokenType.EndObject:
                return true;

            case JsonTokenType.PropertyName:
                Property(ref token, pump);
                return false;

            case JsonTokenType.String or JsonTokenType.Number:
                Offer(pump.TextOf(ref token, _draft.Likely(_field.Field)));
                return false;

            case JsonTokenType.True or JsonTokenType.False when _field.Field == EventField.Fixed:
                Offer(token.TokenType == JsonTokenType.True ? "true" : "false");
                return false;

            case JsonTokenType.Null:
                return false; // the same as absent

            default:
                // No other field is an object, array or boolean.
                Extras().WritePropertyName(_spelling);
                _inUnknown = !_extras.Add(ref token, pump);
                return false;
        }
    }

    /// <summary>The event, after its closing bracket.</summary>
    public RawEvent Take(int position)
    {
        var read = _draft.Take(position, _line, _column);
        if (!_extras.IsEmpty)
        {
            _extras.Writer.WriteEndObject();
            read.Extras = Schedules.Extras.Of(FormatNames.Json, _extras.Take());
        }

        return read;
    }

    private void Property(ref Utf8JsonReader token, JsonPump pump)
    {
        if (token.ValueIsEscaped)
        {
            _spelling = pump.TextOf(ref token);
            _field = EventFieldName.Resolve(_spelling);
        }
        else
        {
            (_field, var spelling) = JsonNames.FieldOf(token.ValueSpan);
            _spelling = spelling ?? "";
        }

        if (_field.Field == EventField.None)
        {
            Extras();
            _inUnknown = !_extras.Add(ref token, pump);
        }
    }

    private void Offer(string value)
    {
        _draft.Forget(_field);
        if (_draft.Offer(_field, _spelling, value) is { } leftover)
        {
            Extras().WriteString(leftover.Spelling, leftover.Value);
        }
    }

    // The first unknown property opens the object around them.
    private Utf8JsonWriter Extras()
    {
        if (_extras.IsEmpty)
        {
            _extras.Writer.WriteStartObject();
        }

        return _extras.Writer;
    }
}
