using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Formats.Json;

/// <summary>
/// One pass over one document. For the sink, a schedule begins with its first event. Its name and its unknown properties
/// are reported when its object ends, because they may follow the events.
/// </summary>
internal sealed class JsonScheduleReading(IReadSink sink) : IJsonHandler
{
    private readonly Stack<Place> _places = new();
    private readonly Stack<JsonScope> _scopes = new();
    private readonly JsonEventBuilder _event = new();
    private readonly JsonCapture _unknown = new(JsonScope.MaxExtras);
    private string _property = "";
    private bool _inUnknown;
    private bool _isKept;
    private bool _hasWarned;
    private string _root = "";
    private JsonScope? _ended;
    private int _events;
    private int _schedules;
    private bool _isStopped;

    private enum Place
    {
        Schedule,
        Metadata,
        Schedules,
        Events,
        Event,
    }

    /// <summary>After the last token: null, or the problem that there are no events.</summary>
    public Problem? End() => _events > 0 || _isStopped
        ? null
        : ReadProblems.NotASchedule(
            $"No events found in the JSON {_root}.",
            "Events are objects in an array under \"schedule\", \"events\", \"items\" or \"schedule\".\"events\", or in a bare array.");

    public bool Token(ref Utf8JsonReader token, JsonPump pump)
    {
        if (_inUnknown)
        {
            AddUnknown(ref token, pump);
            return true;
        }

        if (_places.Count == 0)
        {
            Root(ref token);
            return true;
        }

        switch (_places.Peek())
        {
            case Place.Event:
                if (_event.Add(ref token, pump))
                {
                    _places.Pop();
                    _isStopped = !sink.Event(_event.Take(++_events));
                }

                break;

            case Place.Events or Place.Schedules:
                Element(ref token, pump);
                break;

            default:
                Member(ref token, pump);
                break;
        }

        return !_isStopped;
    }

    private void Root(ref Utf8JsonReader token)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.StartArray:
                _root = "array";
                _scopes.Push(new JsonScope());
                _places.Push(Place.Events);
                break;
            case JsonTokenType.StartObject:
                _root = "object";
                _scopes.Push(new JsonScope());
                _places.Push(Place.Schedule);
                break;
            default:
                _root = "value";
                break;
        }
    }

    // In an array of events or schedules.
    private void Element(ref Utf8JsonReader token, JsonPump pump)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.EndArray:
                _places.Pop();
                if (_places.Count == 0)
                {
                    EndScope();
                }

                break;

            case JsonTokenType.StartObject when _places.Peek() == Place.Schedules:
                _scopes.Push(new JsonScope());
                _places.Push(Place.Schedule);
                break;

            case JsonTokenType.StartObject:
                BeginEvent(ref token, pump);
                break;

            default:
                var (line, column) = pump.PlaceOf(ref token);
                sink.Warning(
                    $"Line {line}, column {column}: a value in the list is not an object and was left out.",
                    new Contracts.Place(line, column));
                BeginUnknown(isKept: false);
                AddUnknown(ref token, pump);
                break;
        }
    }

    // In an object that is a schedule, or its metadata.
    private void Member(ref Utf8JsonReader token, JsonPump pump)
    {
        var inMetadata = _places.Peek() == Place.Metadata;
        switch (token.TokenType)
        {
            case JsonTokenType.EndObject:
                _places.Pop();
                if (!inMetadata)
                {
                    EndScope();
                }

                return;

            case JsonTokenType.PropertyName:
                _property = pump.TextOf(ref token);
                return;

            case JsonTokenType.String when Is("name", "title"):
                _scopes.Peek().AddText(_property, pump.TextOf(ref token), inMetadata);
                return;

            case JsonTokenType.StartArray when !inMetadata && Is("events", "items", "schedule"):
                _places.Push(Place.Events);
                return;

            case JsonTokenType.StartArray when !inMetadata && Is("schedules"):
                _places.Push(Place.Schedules);
                return;

            case JsonTokenType.StartObject when !inMetadata && Is("schedule") && !_scopes.Peek().HasBegun:
                _scopes.Push(new JsonScope());
                _places.Push(Place.Schedule);
                return;

            case JsonTokenType.StartObject when !inMetadata && Is("metadata"):
                _places.Push(Place.Metadata);
                return;

            default:
                BeginUnknown(isKept: !JsonNames.IsWrittenAnew(_property) && !Is("name") && (inMetadata || !Is("metadata")));
                AddUnknown(ref token, pump);
                return;
        }
    }

    private bool Is(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (JsonNames.Is(_property, name))
            {
                return true;
            }
        }

        return false;
    }

    private void BeginEvent(ref Utf8JsonReader token, JsonPump pump)
    {
        var scope = _scopes.Peek();
        if (!scope.HasBegun)
        {
            // The schedule before is complete now. The object around it holds several, so it does not describe this one.
            Tell(_ended, around: null);
            _ended = null;
            scope.HasBegun = true;
            _schedules++;
            sink.BeginSchedule();
        }

        _places.Push(Place.Event);
        _event.Begin(ref token, pump);
    }

    private void EndScope()
    {
        var scope = _scopes.Pop();
        if (scope.HasBegun)
        {
            _ended = scope;
        }

        if (_scopes.Count == 0)
        {
            Tell(_ended, _schedules == 1 && _ended != scope ? scope : null);
        }
    }

    private void Tell(JsonScope? scope, JsonScope? around)
    {
        if (scope is null)
        {
            return;
        }

        if ((scope.Name ?? around?.Name) is { } name)
        {
            sink.Name(name);
        }

        if (scope.Extras(around) is { } extras)
        {
            sink.ScheduleExtras(extras);
        }
    }

    private void BeginUnknown(bool isKept)
    {
        _inUnknown = true;
        _isKept = isKept;
    }

    private void AddUnknown(ref Utf8JsonReader token, JsonPump pump)
    {
        if (!_unknown.Add(ref token, pump))
        {
            return;
        }

        _inUnknown = false;
        var hasOverflowed = _unknown.HasOverflowed;
        var value = _unknown.Take();
        if (!_isKept)
        {
            return;
        }

        var scope = _scopes.Peek();
        if (hasOverflowed || scope.KeptBytes + value.Length > JsonScope.MaxExtras)
        {
            if (!_hasWarned)
            {
                _hasWarned = true;
                var (line, _) = pump.PlaceOf(ref token);
                sink.WarnAt(
                    line,
                    $"more than {JsonScope.MaxExtras / 1024} K of unknown properties around the events; "
                    + $"\"{_property}\" and what follows is not kept.");
            }

            return;
        }

        scope.AddProperty(_property, value, _places.Peek() == Place.Metadata);
    }
}
