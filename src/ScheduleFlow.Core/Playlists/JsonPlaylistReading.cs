using System.Text;
using System.Text.Json;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Playlists;

/// <summary>
/// One pass over a playlist's JSON: an array of URLs or objects, alone or under one of the usual names.
/// </summary>
internal sealed class JsonPlaylistReading(PlaylistBuilder builder) : IJsonHandler
{
    private readonly Stack<Place> _places = new();
    private int _skipped;
    private string _property = "";
    private string _place = "";
    private string? _url;
    private string? _label;
    private string? _duration;
    private int _items;

    private enum Place
    {
        Document,
        Items,
        Item,
    }

    public bool Token(ref Utf8JsonReader token, JsonPump pump)
    {
        if (_skipped > 0)
        {
            Skip(ref token);
            return true;
        }

        if (_places.Count == 0)
        {
            if (token.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                _places.Push(token.TokenType == JsonTokenType.StartArray ? Place.Items : Place.Document);
            }

            return true;
        }

        if (token.TokenType == JsonTokenType.PropertyName)
        {
            _property = pump.TextOf(ref token).ToLowerInvariant();
            return true;
        }

        return _places.Peek() switch
        {
            Place.Document => InDocument(ref token, pump),
            Place.Items => InItems(ref token, pump),
            _ => InItem(ref token, pump),
        };
    }

    private bool InDocument(ref Utf8JsonReader token, JsonPump pump)
    {
        var holdsItems = _property is "links" or "items" or "playlist" or "videos" or "tracks";
        switch (token.TokenType)
        {
            case JsonTokenType.EndObject:
                _places.Pop();
                break;
            case JsonTokenType.StartArray when holdsItems:
                _places.Push(Place.Items);
                break;
            case JsonTokenType.StartObject when holdsItems:
                _places.Push(Place.Document);
                break;
            case JsonTokenType.String when _property is "name" or "title":
                builder.Name ??= pump.TextOf(ref token);
                break;
            default:
                Skip(ref token);
                break;
        }

        return true;
    }

    private bool InItems(ref Utf8JsonReader token, JsonPump pump)
    {
        if (token.TokenType == JsonTokenType.EndArray)
        {
            _places.Pop();
            return true;
        }

        _items++;
        var (line, column) = pump.PlaceOf(ref token);
        _place = $"Item {_items} (line {line}, column {column})";
        switch (token.TokenType)
        {
            case JsonTokenType.String:
                return builder.Add(_place, pump.TextOf(ref token), null, null);

            case JsonTokenType.StartObject:
                _places.Push(Place.Item);
                (_url, _label, _duration) = (null, null, null);
                return true;

            default:
                Skip(ref token);
                return builder.AddFaulty($"{_place}: it is neither a URL nor an object.");
        }
    }

    private bool InItem(ref Utf8JsonReader token, JsonPump pump)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.EndObject:
                _places.Pop();
                return builder.Add(_place, _url, _label, _duration);

            case JsonTokenType.String:
                Set(pump.TextOf(ref token));
                return true;

            case JsonTokenType.Number:
                Set(Encoding.ASCII.GetString(token.ValueSpan));
                return true;

            default:
                Skip(ref token);
                return true;
        }
    }

    private void Set(string value)
    {
        switch (_property)
        {
            case "url" or "uri" or "link" or "src" or "videourl" or "video_url" or "path" or "file":
                _url ??= value;
                break;
            case "label" or "title" or "name":
                _label ??= value;
                break;
            case "duration":
                _duration ??= value;
                break;
        }
    }

    private void Skip(ref Utf8JsonReader token) => _skipped += JsonDepth.ChangeBy(token.TokenType);
}
