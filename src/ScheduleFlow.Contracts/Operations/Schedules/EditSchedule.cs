using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks for edits of a schedule and its events: all of them, as one revision, or none.</summary>
public sealed class EditScheduleRequest : Request<EditScheduleReply>
{
    public const string Verb = "edit-schedule";

    private const string EventsPath = "/api/schedules/{id}/events";
    private const string EventPath = "/api/schedules/{id}/events/{eid}";

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "Edit events of a schedule, or its name")
    {
        Description = "All edits of a call are made, in their order, as one revision, or none. "
            + "An event in the way is an error that names it, unless on_conflict says what happens to it. "
            + "An event is named by its id, by id@start where ids repeat, or by @instant: what is on air then.",
        Options =
        [
            ScheduleOptions.Id, EditOptions.Edits, EditOptions.NewEvent, EditOptions.ChangedEvent, EditOptions.ChangedSchedule,
            .. EditOptions.Edit, EditOptions.At, .. EditOptions.Fields, EditOptions.Ripple, ScheduleOptions.IfRevision, ScheduleOptions.Message,
            EditOptions.DryRun, EditOptions.Cooldown, EditOptions.Zone, EditOptions.BodyOf,
        ],
        Routes =
        [
            new("PATCH", EventsPath, Role.Editor)
            {
                Body = BodyKind.Json,
                Only = ["id", "edits", "if_revision"],
                Id = "editEvents",
                Summary = "Edit events of a schedule",
                Example = """{"edits":[{"op":"move","event":"e7","to":"2026-12-01T21:00:00Z","on_conflict":"ripple"}],"if_revision":3}""",
            },
            new("POST", EventsPath, Role.Editor)
            {
                Body = BodyKind.Json,
                Only = ["id", "new_event", "if_revision"],
                Presets = [("body_of", EditBodies.Add)],
                Id = "addEvent",
                Summary = "Add an event to a schedule",
                Example = """{"title":"News","url":"https://media.example.edu/news.mp4","start":"2026-12-01T21:00:00Z","duration":"15m"}""",
            },
            new("PATCH", EventPath, Role.Editor)
            {
                Body = BodyKind.Json,
                Only = ["id", "change", "changed_event", "if_revision"],
                Presets = [("body_of", EditBodies.Event)],
                Id = "changeEvent",
                Summary = "Change, move or resize an event",
                Example = """{"start":"2026-12-01T21:00:00Z","on_conflict":"ripple"}""",
            },
            new("DELETE", EventPath, Role.Editor)
            {
                Only = ["id", "delete", "ripple", "if_revision", "message", "dry_run"],
                Id = "deleteEvent",
                Summary = "Take an event off; with ripple what follows moves up",
            },
            new("PATCH", "/api/schedules/{id}", Role.Editor)
            {
                Body = BodyKind.Json,
                Only = ["id", "changed_schedule", "if_revision"],
                Presets = [("body_of", EditBodies.Schedule)],
                Id = "renameSchedule",
                Summary = "Rename or describe a schedule",
                Example = """{"name":"Week 49","description":"With the Advent concerts"}""",
            },
        ],
        IsChange = true,
        IsRepeatable = true,
        ReplyType = typeof(EditScheduleReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.NotFound, ErrorType.Conflict,
            ErrorType.TooLarge, ErrorType.UnsupportedMediaType, ErrorType.DiskFull,
        ],
        Examples =
        [
            "scheduleflow edit-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --move e7 --to 2026-12-01T21:00:00Z --on-conflict ripple",
            "scheduleflow edit-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --delete --at 2026-12-01T20:30 --zone Europe/Berlin --ripple",
            "scheduleflow edit-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --resize e7 --by 35m --ripple --dry-run",
            "scheduleflow edit-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 edits.json --if-revision 3 --message \"for the match\"",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<EditScheduleReply> ReplyJson => EditScheduleJson.Default.EditScheduleReply;

    /// <summary>The schedule.</summary>
    public string Id
    {
        get => Required(ScheduleOptions.Id);
        init => Set(ScheduleOptions.Id, value);
    }

    /// <summary>The edits as JSON: a path, <c>-</c>, or the text itself; null: options say the edit.</summary>
    public string? Edits
    {
        get => Text(EditOptions.Edits);
        init => Set(EditOptions.Edits, value);
    }

    /// <summary>What the JSON describes (<see cref="EditBodies"/>).</summary>
    public string BodyOf
    {
        get => Text(EditOptions.BodyOf) ?? EditBodies.Edits;
        init => Set(EditOptions.BodyOf, value);
    }

    /// <summary>The event that the JSON changes, where it is <see cref="EditBodies.Event"/>.</summary>
    public string? Change
    {
        get => Text(EditOptions.Change);
        init => Set(EditOptions.Change, value);
    }

    /// <summary>The event to take off; null: none.</summary>
    public string? Delete
    {
        get => Text(EditOptions.Delete);
        init => Set(EditOptions.Delete, value);
    }

    /// <summary>What is on air then is the event; null: the option says which.</summary>
    public string? At
    {
        get => Text(EditOptions.At);
        init => Set(EditOptions.At, value);
    }

    /// <summary>Whether what follows moves.</summary>
    public bool Ripple
    {
        get => Flag(EditOptions.Ripple);
        init => Set(EditOptions.Ripple, value);
    }

    /// <summary>The revision that the schedule must be at; null: any, unless the JSON says one.</summary>
    public string? IfRevision
    {
        get => Text(ScheduleOptions.IfRevision);
        init => Set(ScheduleOptions.IfRevision, value);
    }

    /// <summary>Why; null: not said.</summary>
    public string? Message
    {
        get => Text(ScheduleOptions.Message);
        init => Set(ScheduleOptions.Message, value);
    }

    public bool DryRun
    {
        get => Flag(EditOptions.DryRun);
        init => Set(EditOptions.DryRun, value);
    }

    /// <summary>The hours from one start of a video to its next; null: as the calendar was filled.</summary>
    public double? CooldownHours => Has(EditOptions.Cooldown) ? Number(EditOptions.Cooldown) : null;

    /// <summary>The zone of times without an offset; null: the store's, else UTC.</summary>
    public string? Zone
    {
        get => Text(EditOptions.Zone);
        init => Set(EditOptions.Zone, value);
    }
}

/// <summary>What edits made, or would make.</summary>
public sealed partial record EditScheduleReply : Reply
{
    public required string ScheduleId { get; init; }

    /// <summary>The revision that the schedule is at now: one more, unless nothing differs; after a dry run, the one it would get.</summary>
    public required long Revision { get; init; }

    /// <summary>Whether nothing was stored.</summary>
    public required bool DryRun { get; init; }

    public required string Name { get; init; }

    /// <summary>What the schedule is about.</summary>
    public string? Description { get; init; }

    /// <summary>How many events it has.</summary>
    public required int EventCount { get; init; }

    public required EditCounts Counts { get; init; }

    /// <summary>The events that differ, in order of start: the first 1,000.</summary>
    public required ImmutableArray<EditedEventRow> Events { get; init; }

    /// <summary>Overlaps of those events: such as were there before, as an edit makes none. The first 1,000.</summary>
    public required ImmutableArray<NamedConflictRow> Conflicts { get; init; }

    /// <summary>Gaps that were not there before. The first 1,000.</summary>
    public required ImmutableArray<NewGapRow> Gaps { get; init; }

    /// <summary>Videos that the edits placed too near to another start of theirs. The first 1,000.</summary>
    public required ImmutableArray<CooldownBreachRow> Breaches { get; init; }

    /// <summary>What was not checked, and why.</summary>
    public ImmutableArray<NotCheckedRow>? NotChecked { get; init; }

    /// <summary>What the store noticed, and fields that were ignored.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EditScheduleReply))]
internal sealed partial class EditScheduleJson : JsonSerializerContext;
