using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>The fields of a JSON object of a caller who edits. Every wrong one is reported, with where it stands.</summary>
/// <param name="json">The object.</param>
/// <param name="where">How an error begins, such as <c>Edit 2 (move): </c>; empty: with the field.</param>
/// <param name="zone">As for <see cref="EditTime.Parse"/>.</param>
/// <param name="errors">Gets the errors.</param>
/// <param name="ignore">Gets the name of each unknown field; null: an unknown field is an error.</param>
internal sealed class EditFields(JsonElement json, string where, Func<Zone?> zone, List<string> errors, Action<string>? ignore)
{
    private const string ShortestSpan = "a length such as 35m or 1h30m";

    private static readonly ImmutableArray<(string Name, EventField Field)> EventFields =
    [
        ("title", EventField.Title), ("url", EventField.MediaUrl), ("category", EventField.Category),
        ("description", EventField.Description), ("channel", EventField.Channel),
    ];

    public bool Has(string name) => json.TryGetProperty(name, out _);

    /// <summary>Whether a field is there with a value.</summary>
    public bool HasValue(string name) => Find(name) is not null;

    /// <summary>Reports every field that is not one of these.</summary>
    public void Check(params string[] known)
    {
        var seen = new HashSet<string>();
        foreach (var property in json.EnumerateObject())
        {
            if (!JsonText.TryName(property, out var name))
            {
                Fail("the name of a field is not valid Unicode.");
            }
            else if (!seen.Add(name))
            {
                Fail($"the field “{Shown(name)}” is given twice.");
            }
            else if (!known.Contains(name))
            {
                if (ignore is not null)
                {
                    ignore(name);
                    continue;
                }

                Fail(Nearest.To(name, known) is { } meant
                    ? $"there is no field “{Shown(name)}” here; did you mean “{meant}”?"
                    : $"there is no field “{Shown(name)}” here; there are: {string.Join(", ", known)}.");
            }
        }
    }

    public void Fail(string error) => errors.Add(where.Length > 0 || error.Length == 0 ? where + error : char.ToUpperInvariant(error[0]) + error[1..]);

    /// <summary>A text that is not blank, trimmed; null: it is absent, or wrong.</summary>
    public string? Text(string name, int maxBytes)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (!JsonText.TryRead(value, out var text))
        {
            Expect(name, value, "a text");
            return null;
        }

        if (TextSize.Exceeds(text, maxBytes))
        {
            Fail($"“{name}” has more than {TextSize.Of(maxBytes)}.");
            return null;
        }

        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>As <see cref="Text"/>; its absence is an error.</summary>
    public string Required(string name, int maxBytes)
    {
        var count = errors.Count;
        var text = Text(name, maxBytes);
        if (text is null && errors.Count == count)
        {
            Fail($"“{name}” is missing.");
        }

        return text ?? "";
    }

    public bool? Flag(string name)
    {
        switch (Find(name))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.True }:
                return true;
            case { ValueKind: JsonValueKind.False }:
                return false;
            case { } other:
                Expect(name, other, "true or false");
                return null;
        }
    }

    public Instant? Time(string name)
    {
        if (Text(name, Limits.MaxTitleBytes) is not { } text)
        {
            return null;
        }

        if (EditTime.Parse(text, zone).TryGet(out var instant, out var reason))
        {
            return instant;
        }

        Fail($"“{name}” is “{Shown(text)}”, which is not an instant: {reason}.");
        return null;
    }

    /// <summary>As <see cref="Time"/>; its absence is an error.</summary>
    public Instant RequiredTime(string name)
    {
        var count = errors.Count;
        var instant = Time(name);
        if (instant is null && errors.Count == count)
        {
            Fail($"“{name}” is missing.");
        }

        return instant ?? default;
    }

    /// <summary>A length of at least a second.</summary>
    public long? Length(string name)
    {
        var seconds = Span(name);
        if (seconds is < 1)
        {
            Fail($"“{name}” is not at least a second.");
            return null;
        }

        return seconds;
    }

    /// <summary>A length, forwards or with a minus backwards; 0: it is absent.</summary>
    public long? Span(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && Math.Abs(number) < int.MaxValue * 2L)
        {
            return number;
        }

        if (JsonText.TryRead(value, out var text))
        {
            var trimmed = text.AsSpan().Trim();
            var sign = trimmed is ['-', ..] ? -1 : 1;
            if (DurationText.TryParse(trimmed is ['-' or '+', ..] ? trimmed[1..] : trimmed, out var seconds))
            {
                return sign * seconds;
            }
        }

        Expect(name, value, ShortestSpan);
        return null;
    }

    /// <summary>An event; its absence is an error.</summary>
    public EventReference Event(string name)
    {
        var text = Required(name, Limits.MaxTitleBytes * 2);
        var (reference, reason) = EventReference.Parse(text, zone);
        if (reference is null)
        {
            Fail($"“{name}” is {reason}.");
        }

        return reference ?? EventReference.Of(text);
    }

    /// <param name="allowsSwap">Whether events can change places.</param>
    public OnConflict OnConflict(bool allowsSwap = false)
    {
        const string name = "on_conflict";
        switch (Text(name, Limits.MaxTitleBytes))
        {
            case null or ConflictWays.Refuse:
                return Editing.OnConflict.Refuse;
            case ConflictWays.Overwrite:
                return Editing.OnConflict.Overwrite;
            case ConflictWays.Ripple:
                return Editing.OnConflict.Ripple;
            case ConflictWays.Swap when allowsSwap:
                return Editing.OnConflict.Swap;
            case { } other:
                Fail($"“{name}” is “{Shown(other)}”, but {(allowsSwap ? "refuse, overwrite, ripple or swap" : "refuse, overwrite or ripple")} "
                    + "is expected.");
                return Editing.OnConflict.Refuse;
        }
    }

    /// <summary>The fields of an event that are given; null clears one, but not the title.</summary>
    public ImmutableArray<FieldValue> Fields(params string[] names)
    {
        var fields = ImmutableArray.CreateBuilder<FieldValue>();
        foreach (var (name, field) in EventFields.Where(known => names.Contains(known.Name) && Has(known.Name)))
        {
            var count = errors.Count;
            var text = Text(name, MaxBytes(field));
            if (errors.Count > count)
            {
                continue;
            }

            if (text is null && field == EventField.Title)
            {
                Fail("“title” cannot be empty.");
            }
            else if (text is not null && field == EventField.MediaUrl)
            {
                CheckUrl(name, text);
            }
            else if (text is not null && field != EventField.Description && text.AsSpan().ContainsAnyInRange('\0', '\u001F'))
            {
                Fail($"“{name}” has line breaks or other control characters.");
            }

            fields.Add(new FieldValue(field, text));
        }

        return fields.DrainToImmutable();
    }

    /// <summary>A new item's fields, with a title: the one given, else one made of the URL.</summary>
    public ImmutableArray<FieldValue> ItemFields(params string[] names)
    {
        var fields = Fields(names);
        if (fields.Any(field => field.Field == EventField.Title))
        {
            return fields;
        }

        if (fields.FirstOrDefault(field => field.Field == EventField.MediaUrl).Value is { } url)
        {
            return fields.Insert(0, new FieldValue(EventField.Title, MediaLabel.Of(url)));
        }

        Fail("“title” is missing.");
        return fields;
    }

    /// <summary>The items that may fill a gap.</summary>
    public ImmutableArray<MediaItem> Items(string name)
    {
        if (Find(name) is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > Limits.MaxVideos)
        {
            Fail($"“{name}” is not a list of 1 to {Limits.MaxVideos} items.");
            return [];
        }

        var items = ImmutableArray.CreateBuilder<MediaItem>();
        foreach (var (value, index) in list.EnumerateArray().Select((value, index) => (value, index)))
        {
            var place = $"{where}item {(index + 1).ToString(CultureInfo.InvariantCulture)}: ";
            if (value.ValueKind != JsonValueKind.Object)
            {
                errors.Add($"{place}it is not a JSON object.");
                continue;
            }

            var item = new EditFields(value, place, zone, errors, ignore);
            item.Check("url", "title", "duration");
            var url = item.Required("url", Limits.MaxUrlBytes);
            item.CheckUrl("url", url);
            if (!item.HasValue("duration"))
            {
                item.Fail("“duration” is missing.");
            }

            items.Add(new MediaItem(
                url, item.Text("title", Limits.MaxTitleBytes) ?? MediaLabel.Of(url), TimeSpan.FromSeconds(item.Length("duration") ?? 1)));
        }

        return items.DrainToImmutable();
    }

    private void CheckUrl(string name, string url)
    {
        if (UrlText.ProgramScheme(url) is { } scheme)
        {
            Fail($"“{name}” is a {scheme}: address, which is no media.");
        }
        else if (UrlText.HasControls(url))
        {
            Fail($"“{name}” has control characters; percent-encode them.");
        }
    }

    private JsonElement? Find(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private void Expect(string name, JsonElement value, string expected) =>
        Fail($"“{name}” is {Shown(value.GetRawText())}, but {expected} is expected.");

    private static int MaxBytes(EventField field) => field switch
    {
        EventField.MediaUrl => Limits.MaxUrlBytes,
        EventField.Description => Limits.MaxDescriptionBytes,
        _ => Limits.MaxTitleBytes,
    };

    private static string Shown(string text) => ShortText.Of(text);
}
