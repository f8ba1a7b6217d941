using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Formats.Ffplayout;

/// <summary>
/// One pass over one list. Its date may follow its items, which then wait for it. Lengths have fractions: each item
/// begins at the second nearest to the sum of those before it, so nothing drifts.
/// </summary>
internal sealed class FfplayoutReading(IReadSink sink) : IJsonHandler
{
    private const int MaxExtras = 64 * 1024;
    private const decimal MaxTotal = 366m * 24 * 60 * 60;

    private readonly List<RawEvent> _waiting = [];
    private readonly FfplayoutItem _item = new();
    private readonly JsonCapture _unknown = new(MaxExtras);
    private Place _place;
    private int _skipped;
    private string _property = "";
    private string? _date;
    private string? _channel;
    private bool _hasList;
    private string? _category;
    private int _events;
    private bool _isDated;
    private bool _isStopped;
    private decimal _total;
    private long _reached;
    private long _gap;
    private int _tooShort;
    private bool _inUnknown;

    private enum Place
    {
        Before,
        Document,
        Items,
        Item,
        After,
    }

    public bool Token(ref Utf8JsonReader token, JsonPump pump)
    {
        if (_inUnknown)
        {
            _inUnknown = !_unknown.Add(ref token, pump);
            return true;
        }

        if (_skipped > 0)
        {
            Skip(ref token);
            return true;
        }

        switch (_place)
        {
            case Place.Before:
                _place = token.TokenType == JsonTokenType.StartObject ? Place.Document : Place.After;
                break;
            case Place.Document:
                InDocument(ref token, pump);
                break;
            case Place.Items:
                InItems(ref token, pump);
                break;
            case Place.Item:
                InItem(ref token, pump);
                break;
        }

        return !_isStopped && _waiting.Count <= Limits.MaxEvents;
    }

    /// <summary>After the last token: passes on the items that waited, or reports what is missing.</summary>
    public Problem? End()
    {
        if (!_hasList || _events == 0)
        {
            return ReadProblems.NotASchedule(
                _hasList ? "The ffplayout list has no items." : "This is not an ffplayout list: it has no \"program\".",
                "A list is {\"date\", \"program\":[{\"in\", \"out\", \"duration\", \"source\"}]}.");
        }

        if (!_isDated && string.IsNullOrWhiteSpace(_date))
        {
            return ReadProblems.NotASchedule(
                "The ffplayout list has no \"date\", so nothing in it has a time.",
                "Add \"date\":\"2026-12-01\".");
        }

        _isDated = true;
        for (var i = 0; i < _waiting.Count && !_isStopped; i++)
        {
            HandOver(_waiting[i]);
        }

        if (_isStopped)
        {
            return null;
        }

        if (!string.IsNullOrWhiteSpace(_channel))
        {
            sink.Name(_channel);
        }

        if (_tooShort > 0)
        {
            var were = _tooShort == 1 ? "item shorter than a second was" : "items shorter than a second were";
            sink.Warning($"{_tooShort} {were} left out.");
        }

        return null;
    }

    private void HandOver(RawEvent read)
    {
        if (read.Position == 1)
        {
            sink.BeginSchedule();
            read.Start = _date!.Trim();
            read.BeginsBroadcastDay = true;
        }

        _isStopped = !sink.Event(read);
    }

    private void InDocument(ref Utf8JsonReader token, JsonPump pump)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.EndObject:
                _place = Place.After;
                break;
            case JsonTokenType.PropertyName:
                _property = pump.TextOf(ref token);
                break;
            case JsonTokenType.StartArray when _property == "program" && !_hasList:
                _hasList = true;
                _isDated = !string.IsNullOrWhiteSpace(_date);
                _place = Place.Items;
                break;
            case JsonTokenType.String when _property == "date" && !_isDated:
                _date = pump.TextOf(ref token);
                break;
            case JsonTokenType.String when _property == "channel":
                _channel = pump.TextOf(ref token);
                break;
            default:
                Skip(ref token);
                break;
        }
    }

    private void InItems(ref Utf8JsonReader token, JsonPump pump)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.EndArray:
                _place = Place.Document;
                break;
            case JsonTokenType.StartObject:
                var (line, column) = pump.PlaceOf(ref token);
                _item.Begin(line, column);
                _place = Place.Item;
                break;
            default:
                Skip(ref token);
                break;
        }
    }

    private void InItem(ref Utf8JsonReader token, JsonPump pump)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.EndObject:
                Emit(_item, Unknown());
                _place = Place.Items;
                return;
            case JsonTokenType.PropertyName:
                _property = (token.ValueIsEscaped ? null : FfplayoutItem.Known(token.ValueSpan)) ?? pump.TextOf(ref token);
                return;
            case JsonTokenType.Number when _item.TrySetSeconds(_property, token.ValueSpan):
                return;
            case JsonTokenType.String or JsonTokenType.Number when _item.TrySet(_property, pump.TextOf(ref token, likely: _category)):
                return;
        }

        if (FfplayoutItem.IsKnown(_property))
        {
            Skip(ref token); // a null, or an object or array, which no known property can be
            return;
        }

        // The first unknown property opens the object around them.
        if (_unknown.IsEmpty)
        {
            _unknown.Writer.WriteStartObject();
        }

        _unknown.Writer.WritePropertyName(_property);
        _inUnknown = !_unknown.Add(ref token, pump);
    }

    private string? Unknown()
    {
        if (_unknown.IsEmpty)
        {
            return null;
        }

        _unknown.Writer.WriteEndObject();
        return _unknown.Take();
    }

    private void Emit(FfplayoutItem item, string? unknown)
    {
        var total = _total + item.Length;
        var isKnown = total <= MaxTotal;
        var seconds = 0L;
        if (isKnown)
        {
            _total = total!.Value;
            var end = (long)(_total.Scale == 0 ? _total : decimal.Round(_total, MidpointRounding.AwayFromZero));
            seconds = end - _reached;
            _reached = end;
        }

        // Nothing is on: the next item starts later by its length.
        var hasSource = !string.IsNullOrWhiteSpace(item.Source);
        if (isKnown && !hasSource && string.IsNullOrWhiteSpace(item.Title))
        {
            _gap += seconds;
            return;
        }

        if (isKnown && seconds == 0)
        {
            _tooShort++;
            return;
        }

        var read = new RawEvent
        {
            Position = ++_events,
            Line = item.Line,
            Column = item.Column,
            Title = !string.IsNullOrWhiteSpace(item.Title) ? item.Title : hasSource ? MediaLabel.Of(item.Source!) : null,
            Duration = isKnown ? seconds.ToString(CultureInfo.InvariantCulture) : null,
            SecondsBefore = _gap,
            MediaUrl = item.Source,
            Category = item.Category,
            Extras = item.Extras(seconds, unknown),
        };
        _gap = 0;
        _category = item.Category;
        if (_isDated)
        {
            HandOver(read);
        }
        else
        {
            _waiting.Add(read);
        }
    }

    private void Skip(ref Utf8JsonReader token) => _skipped += JsonDepth.ChangeBy(token.TokenType);
}
