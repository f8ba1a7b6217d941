using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>
/// Reads a caller's JSON into edits: a list of them, or the fields of one event or of the schedule. All errors are
/// reported at once, each with the number of its edit.
/// </summary>
internal sealed class EditReader
{
    // The ways to say when a resized event ends: one of them.
    private static readonly string[] EndsBy = ["end", "duration", "by"];

    private static readonly string[] CallFields = ["if_revision", "message", "dry_run", "cooldown_hours", "zone"];
    private static readonly string[] Texts = ["title", "url", "category", "description", "channel"];
    private static readonly string[] Item = ["title", "url", "category", "description"];

    private readonly List<string> _errors = [];
    private readonly JsonElement _root;
    private readonly Action<string>? _ignore;
    private Func<Zone?> _zone;

    private EditReader(JsonElement root, Func<Zone?> zone, Action<string>? ignore)
    {
        _root = root;
        _zone = zone;
        _ignore = ignore;
    }

    /// <param name="root">The document: an object, or a list of edits.</param>
    /// <param name="bodyOf">What it describes, of <see cref="EditBodies"/>.</param>
    /// <param name="eventId">The event that the fields belong to, for <see cref="EditBodies.Event"/>.</param>
    /// <param name="zone">Finds the zone of times without an offset, unless the document names one.</param>
    /// <param name="ignore">Gets the name of each unknown field; null: an unknown field is an error.</param>
    public static Outcome<EditCall> Read(JsonElement root, string bodyOf, string? eventId, Func<Zone?> zone, Action<string>? ignore)
    {
        var reader = new EditReader(root, zone, ignore);
        var call = reader.Read(bodyOf, eventId);
        return reader._errors.Count == 0 ? call : new Problem(
            ErrorType.Validation,
            reader._errors.Count == 1 ? reader._errors[0] : $"The edits have {reader._errors.Count} errors; nothing was changed.")
        {
            Errors = reader._errors.Count == 1 ? [] : [.. reader._errors.Take(Limits.MaxListed)],
        };
    }

    private EditCall Read(string bodyOf, string? eventId)
    {
        if (_root.ValueKind == JsonValueKind.Array)
        {
            return new EditCall { Edits = List(_root) };
        }

        var fields = Fields(_root, "");
        if (fields.Text("zone", Limits.MaxTitleBytes) is { } name)
        {
            if (!Zone.TryFind(name, out var zone, out var unknown))
            {
                fields.Fail($"“zone” cannot be used: {unknown}{(unknown.EndsWith('?') ? "" : ".")}");
            }

            _zone = () => zone;
            fields = Fields(_root, "");
        }

        var edits = bodyOf switch
        {
            EditBodies.Add => [Add(fields, CallFields)],
            EditBodies.Event => OfEvent(fields, eventId!),
            EditBodies.Schedule => OfSchedule(fields),
            _ => OfList(fields),
        };
        return new EditCall
        {
            Edits = edits,
            IfRevision = Revision(fields),
            Message = fields.Text("message", Limits.MaxMessageLength * 4),
            DryRun = fields.Flag("dry_run") ?? false,
            CooldownHours = Hours(fields),
        };
    }

    private ImmutableArray<Edit> OfList(EditFields fields)
    {
        fields.Check(["edits", .. CallFields]);
        if (!_root.TryGetProperty("edits", out var edits) || edits.ValueKind != JsonValueKind.Array)
        {
            fields.Fail("“edits” is missing: a list of edits.");
            return [];
        }

        return List(edits);
    }

    private ImmutableArray<Edit> List(JsonElement list)
    {
        if (list.GetArrayLength() is 0 or > EditCall.MaxEdits)
        {
            _errors.Add($"There are {list.GetArrayLength()} edits; 1 to {EditCall.MaxEdits} are expected.");
            return [];
        }

        var edits = ImmutableArray.CreateBuilder<Edit>(list.GetArrayLength());
        var number = 0;
        foreach (var json in list.EnumerateArray())
        {
            if (One(json, (++number).ToString(CultureInfo.InvariantCulture)) is { } edit)
            {
                edits.Add(edit);
            }
        }

        return edits.DrainToImmutable();
    }

    private Edit? One(JsonElement json, string number)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            _errors.Add($"Edit {number}: it is not a JSON object.");
            return null;
        }

        var count = _errors.Count;
        var op = Fields(json, $"Edit {number}: ").Required("op", Limits.MaxTitleBytes);
        var fields = Fields(json, $"Edit {number} ({ShortText.Of(op)}): ");
        return _errors.Count > count ? null : op switch
        {
            "add" => Add(fields, ["op"]),
            "change" => Change(fields),
            "move" => Move(fields),
            "resize" => Resize(fields),
            "delete" => Delete(fields),
            "duplicate" => Duplicate(fields),
            "split" => Split(fields),
            "swap" => Swap(fields),
            "replace" => Replace(fields),
            "fill" => Fill(fields),
            "rename" => Rename(fields),
            "describe" => Describe(fields),
            _ => Unknown(number, op),
        };
    }

    private Edit? Unknown(string number, string op)
    {
        string[] known =
        [
            "add", "change", "move", "resize", "delete", "duplicate", "split", "swap", "replace", "fill", "rename", "describe",
        ];
        _errors.Add($"Edit {number}: there is no edit “{ShortText.Of(op)}”; "
            + (Nearest.To(op, known) is { } meant ? $"did you mean “{meant}”?" : $"there are: {string.Join(", ", known)}."));
        return null;
    }

    private static AddEdit Add(EditFields fields, string[] others)
    {
        fields.Check([.. others, "start", "end", "duration", "id", "fixed", "on_conflict", .. Texts]);
        var start = fields.RequiredTime("start");
        var (end, length) = EndOf(fields);
        if (end is null && length is null)
        {
            fields.Fail("“duration” or “end” is missing.");
        }

        var last = end ?? start.PlusSeconds(length ?? 1);
        if (last <= start)
        {
            fields.Fail($"it would end at {last}, which is not after its start {start}.");
            last = start.PlusSeconds(1);
        }

        return new AddEdit
        {
            Window = new TimeWindow(start, last),
            Fields = fields.ItemFields(Texts),
            Fixed = fields.Flag("fixed"),
            Id = NewId(fields),
            OnConflict = fields.OnConflict(),
        };
    }

    private static ChangeEdit Change(EditFields fields)
    {
        fields.Check(["op", "event", "fixed", "on_conflict", .. Texts]);
        var change = new ChangeEdit(fields.Event("event"))
        {
            Fields = fields.Fields(Texts),
            SetsFixed = fields.Has("fixed"),
            Fixed = fields.Flag("fixed"),
            OnConflict = fields.OnConflict(),
        };
        if (change.Fields.IsEmpty && !change.SetsFixed)
        {
            fields.Fail($"it changes nothing; give one of {string.Join(", ", Texts)}, fixed.");
        }

        return change;
    }

    private static MoveEdit Move(EditFields fields)
    {
        fields.Check("op", "event", "to", "by", "end", "duration", "on_conflict");
        if (fields.HasValue("to") == fields.HasValue("by"))
        {
            fields.Fail("“to” or “by” is expected, and not both.");
        }

        var (end, length) = EndOf(fields);
        return new MoveEdit(fields.Event("event"))
        {
            To = fields.Time("to"),
            BySeconds = fields.Span("by") ?? 0,
            End = end,
            Seconds = length,
            OnConflict = fields.OnConflict(allowsSwap: true),
        };
    }

    private static ResizeEdit Resize(EditFields fields)
    {
        fields.Check("op", "event", "start", "end", "duration", "by", "on_conflict");
        if (EndsBy.Count(fields.HasValue) is var ways && (ways > 1 || (ways == 0 && !fields.HasValue("start"))))
        {
            fields.Fail("one of “duration”, “end”, “by” and “start” is expected.");
        }

        return new ResizeEdit(fields.Event("event"))
        {
            Start = fields.Time("start"),
            End = fields.Time("end"),
            Seconds = fields.Length("duration"),
            BySeconds = fields.Span("by") ?? 0,
            OnConflict = fields.OnConflict(),
        };
    }

    private static DeleteEdit Delete(EditFields fields)
    {
        fields.Check("op", "event", "ripple");
        return new DeleteEdit(fields.Event("event"), fields.Flag("ripple") ?? false);
    }

    private static DuplicateEdit Duplicate(EditFields fields)
    {
        fields.Check("op", "event", "to", "id", "on_conflict");
        return new DuplicateEdit(fields.Event("event"), fields.RequiredTime("to")) { Id = NewId(fields), OnConflict = fields.OnConflict() };
    }

    private static SplitEdit Split(EditFields fields)
    {
        fields.Check("op", "event", "at", "id");
        return new SplitEdit(fields.Event("event"), fields.RequiredTime("at")) { Id = NewId(fields) };
    }

    private static SwapEdit Swap(EditFields fields)
    {
        fields.Check("op", "event", "with");
        return new SwapEdit(fields.Event("event"), fields.Event("with"));
    }

    private static ReplaceEdit Replace(EditFields fields)
    {
        fields.Check(["op", "event", "duration", "on_conflict", .. Item]);
        return new ReplaceEdit(fields.Event("event"))
        {
            Fields = fields.ItemFields(Item),
            Seconds = fields.Length("duration"),
            OnConflict = fields.OnConflict(),
        };
    }

    private static FillEdit Fill(EditFields fields)
    {
        fields.Check("op", "at", "from", "until", "channel", "playlist", "items");
        var (from, until) = (fields.Time("from"), fields.Time("until"));
        if (fields.HasValue("at") == (fields.HasValue("from") || fields.HasValue("until"))
            || fields.HasValue("from") != fields.HasValue("until"))
        {
            fields.Fail("“at”, or “from” and “until”, is expected.");
        }
        else if (until <= from)
        {
            fields.Fail("“until” is not after “from”.");
            until = null;
        }

        if (fields.HasValue("playlist") == fields.HasValue("items"))
        {
            fields.Fail("“playlist” or “items” is expected, and not both.");
        }

        return new FillEdit
        {
            At = fields.Time("at"),
            Window = from is { } first && until is { } last ? new TimeWindow(first, last) : null,
            Channel = fields.Text("channel", Limits.MaxTitleBytes),
            Pool = fields.Text("playlist", Limits.MaxUrlBytes),
            Items = fields.Items("items"),
        };
    }

    private static RenameEdit Rename(EditFields fields)
    {
        fields.Check("op", "name");
        return new RenameEdit(Name(fields));
    }

    private static DescribeEdit Describe(EditFields fields)
    {
        fields.Check("op", "description");
        return new DescribeEdit(fields.Text("description", Limits.MaxDescriptionBytes));
    }

    // The fields of one event, each of which is an edit.
    private static ImmutableArray<Edit> OfEvent(EditFields fields, string eventId)
    {
        fields.Check([.. CallFields, "start", "end", "duration", "fixed", "on_conflict", .. Texts]);
        var named = EventReference.Of(eventId);
        var (end, length) = EndOf(fields);
        var start = fields.Time("start");
        var how = fields.OnConflict(allowsSwap: start is not null);
        var edits = ImmutableArray.CreateBuilder<Edit>();
        var change = new ChangeEdit(named)
        {
            Fields = fields.Fields(Texts),
            SetsFixed = fields.Has("fixed"),
            Fixed = fields.Flag("fixed"),
            OnConflict = how == OnConflict.Swap ? OnConflict.Refuse : how,
        };
        if (!change.Fields.IsEmpty || change.SetsFixed)
        {
            edits.Add(change);
        }

        if (start is not null)
        {
            edits.Add(new MoveEdit(named) { To = start, End = end, Seconds = length, OnConflict = how });
        }
        else if (end is not null || length is not null)
        {
            edits.Add(new ResizeEdit(named) { End = end, Seconds = length, OnConflict = how });
        }

        if (edits.Count == 0)
        {
            fields.Fail($"Nothing is changed; give one of start, end, duration, {string.Join(", ", Texts)}, fixed.");
        }

        return edits.DrainToImmutable();
    }

    private static ImmutableArray<Edit> OfSchedule(EditFields fields)
    {
        fields.Check([.. CallFields, "name", "description"]);
        var edits = ImmutableArray.CreateBuilder<Edit>();
        if (fields.Has("name"))
        {
            edits.Add(new RenameEdit(Name(fields)));
        }

        if (fields.Has("description"))
        {
            edits.Add(new DescribeEdit(fields.Text("description", Limits.MaxDescriptionBytes)));
        }

        if (edits.Count == 0)
        {
            fields.Fail("Nothing is changed; give name or description.");
        }

        return edits.DrainToImmutable();
    }

    private static string Name(EditFields fields)
    {
        var name = fields.Required("name", Limits.MaxTitleBytes);
        if (name.Length > Limits.MaxNameLength)
        {
            fields.Fail($"“name” is {name.Length} characters long; {Limits.MaxNameLength} are the most.");
        }

        return name;
    }

    private static string? NewId(EditFields fields)
    {
        var id = fields.Text("id", Limits.MaxTitleBytes);
        if (id?.AsSpan().ContainsAnyInRange('\0', '\u001F') is true)
        {
            fields.Fail("“id” has control characters.");
        }

        return id;
    }

    private static (Instant? End, long? Length) EndOf(EditFields fields)
    {
        if (fields.HasValue("end") && fields.HasValue("duration"))
        {
            fields.Fail("“end” and “duration” are given; one of them is expected.");
        }

        return (fields.Time("end"), fields.Length("duration"));
    }

    private long? Revision(EditFields fields)
    {
        if (!fields.HasValue("if_revision"))
        {
            return null;
        }

        if (_root.GetProperty("if_revision") is { ValueKind: JsonValueKind.Number } json && json.TryGetInt64(out var revision) && revision > 0)
        {
            return revision;
        }

        fields.Fail("“if_revision” is not a whole number from 1.");
        return null;
    }

    private double? Hours(EditFields fields)
    {
        if (!fields.HasValue("cooldown_hours"))
        {
            return null;
        }

        if (_root.GetProperty("cooldown_hours") is { ValueKind: JsonValueKind.Number } json && json.TryGetDouble(out var hours)
            && hours is >= 0 and <= 8784)
        {
            return hours;
        }

        fields.Fail("“cooldown_hours” is not a number from 0 to 8784.");
        return null;
    }

    private EditFields Fields(JsonElement json, string where) => new(json, where, _zone, _errors, _ignore);
}
