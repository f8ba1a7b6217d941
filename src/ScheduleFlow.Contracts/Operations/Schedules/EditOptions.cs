using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>The options of <see cref="EditScheduleRequest"/>: one edit in a shell, or a document with edits.</summary>
public static class EditOptions
{
    /// <summary>The document of edits.</summary>
    public static Option Edits { get; } = new("edits", "The edits as JSON: a file, - for standard input, or the text itself")
    {
        Type = OptionType.Document,
        Schema = typeof(SentEdits),
        IsOperand = true,
    };

    // Over HTTP the same operand is another document on other routes.
    public static Option NewEvent { get; } = Body("new-event", typeof(SentEvent));

    public static Option ChangedEvent { get; } = Body("changed-event", typeof(ChangedEvent));

    public static Option ChangedSchedule { get; } = Body("changed-schedule", typeof(ChangedSchedule));

    /// <summary>What the document is: of <see cref="EditBodies"/>.</summary>
    public static Option BodyOf { get; } = new("body-of", "What the document describes")
    {
        Choices = EditBodies.All,
        IsStrict = true,
        Reach = OptionReach.Gateway,
    };

    public static Option Add { get; } = Shell("add", "Add an event with this title", "TITLE");

    public static Option Change { get; } = Event("change", "Change title, url, category, description, channel or fixed of this event") with
    {
        OtherFields = ["eid"],
        Reach = OptionReach.Everywhere,
    };

    public static Option Move { get; } = Event("move", "Move this event, --to or --by");

    public static Option Resize { get; } = Event("resize", "Give this event another --duration or --end, or make it longer --by");

    public static Option Delete { get; } = Event("delete", "Take this event off; with --ripple what follows moves up") with
    {
        OtherFields = ["eid"],
        Reach = OptionReach.Everywhere,
    };

    public static Option Duplicate { get; } = Event("duplicate", "Put a copy of this event, --to");

    public static Option Split { get; } = Event("split", "Make two events of this one, --at");

    public static Option Swap { get; } = Event("swap", "Exchange this event and another, --with");

    public static Option Replace { get; } = Event("replace", "Put another item in the place of this event: --url, --title, --duration");

    public static Option Fill { get; } = Shell("fill", "Fill a gap (--at, or --from and --until) from this playlist or file", "PLAYLIST");

    public static Option Rename { get; } = Shell("rename", "Give the schedule another name", "NAME");

    public static Option Describe { get; } = Shell("describe", "Say what the schedule is about; an empty text removes it", "TEXT");

    public static Option At { get; } =
        Shell("at", "The event that is on air then, in place of EVENT; for --split where, for --fill in which gap", "INSTANT");

    public static Option To { get; } = Shell("to", "The new start", "INSTANT") with { OtherNames = ["start"] };

    public static Option By { get; } = Shell("by", "How much later or longer, such as 35m or -5m", "DURATION");

    public static Option With { get; } = Shell("with", "The other event", "EVENT");

    public static Option End { get; } = Shell("end", "The new end", "INSTANT");

    public static Option Duration { get; } = Shell("duration", "The new length, such as 35m or 1h30m", "DURATION");

    public static Option From { get; } = Shell("from", "Fill the gaps from here", "INSTANT");

    public static Option Until { get; } = Shell("until", "Fill the gaps to here", "INSTANT");

    public static Option Title { get; } = Shell("title", "The title", "TEXT");

    public static Option Url { get; } = Shell("url", "Where the media is; an empty text removes it", "URL");

    public static Option Category { get; } = Shell("category", "The category; an empty text removes it", "TEXT");

    public static Option Description { get; } = Shell("description", "The description; an empty text removes it", "TEXT");

    public static Option Channel { get; } = Shell("channel", "The channel of the schedule, if it has several", "ID");

    public static Option Fixed { get; } = Shell("fixed", "Whether the event stays at its time when others are edited", "BOOL") with
    {
        Choices = ["true", "false"],
        IsStrict = true,
    };

    public static Option OnConflict { get; } =
        Shell("on-conflict", "What happens to events that are on air there", "WAY") with
        {
            Default = ConflictWays.Refuse,
            Choices = ConflictWays.All,
            IsStrict = true,
        };

    public static Option Ripple { get; } =
        new("ripple", "What follows moves: up after --delete, else as far back as it must (as --on-conflict ripple)") { Type = OptionType.Flag };

    public static Option DryRun { get; } = new("dry-run", "Store nothing; the reply says what would be") { Type = OptionType.Flag };

    public static Option Cooldown { get; } =
        Shell("cooldown-hours", "Report videos that start again sooner; default: as the calendar was filled", "H") with
        {
            Type = OptionType.Number,
        };

    public static Option Zone { get; } = Shell("zone", "The IANA zone of times without an offset", "ZONE") with
    {
        Type = OptionType.Zone,
    };

    /// <summary>The options that are edits, of which a shell gives one.</summary>
    public static ImmutableArray<Option> Edit { get; } =
        [Add, Change, Move, Resize, Delete, Duplicate, Split, Swap, Replace, Fill, Rename, Describe];

    /// <summary>The options that are fields of an edit with the same name.</summary>
    public static ImmutableArray<Option> Fields { get; } =
        [To, By, With, End, Duration, From, Until, Title, Url, Category, Description, Channel, Fixed, OnConflict];

    private static Option Event(string name, string help) => Shell(name, help, "EVENT") with { IsValueOptional = true };

    private static Option Shell(string name, string help, string valueName) => new(name, help)
    {
        ValueName = valueName,
        Reach = OptionReach.Shell,
    };

    private static Option Body(string name, Type schema) => new(name, "The fields as a JSON object")
    {
        Type = OptionType.Document,
        Schema = schema,
        IsOperand = true,
        Reach = OptionReach.Http,
    };
}
