using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;

namespace ScheduleFlow.Contracts.Operations.Filling;

/// <summary>Asks for a calendar to be filled from a list of videos, none of which is repeated too soon.</summary>
public sealed class SchedulePlaylistRequest : Request<SchedulePlaylistReply>
{
    public const string Verb = "schedule-playlist";

    /// <summary>Ten years.</summary>
    public const double MaxHours = 366 * 24 * 10;

    private const double MaxSeed = (1L << 53) - 1;

    // A JSON request contains the links themselves; a shell names a document of them.
    private static readonly Option LinksOption =
        new("links", "The videos: a JSON, text (one link per line) or M3U file, - for standard input, or a playlist by id or name")
        {
            Type = OptionType.Document,
            Of = Noun.Playlist,
            Schema = typeof(PlaylistItem),
            IsOperand = true,
        };

    private static readonly Option PlaylistOption = new("playlist", "The videos of this playlist, in place of LINKS; from list-playlists")
    {
        Type = OptionType.Id,
        Of = Noun.Playlist,
        ValueName = "ID",
        Field = "playlist_id",
    };

    private static readonly Option ChannelOption =
        new("channel", "Publish it on this channel, whose plays before and after it count; default: the channel “default”")
        {
            Type = OptionType.Id,
            Of = Noun.Channel,
            ValueName = "ID",
        };

    private static readonly Option AcrossOption =
        new("across", "Whose plays count: those of the channel, of all channels in one of its groups, or of all")
        {
            ValueName = "SCOPE",
            Choices = PlayScopes.Names,
            Default = PlayScopes.Channel,
        };

    private static readonly Option DraftOption = new("draft", "Store it, but do not publish it: it counts for nobody")
    {
        Type = OptionType.Flag,
    };

    private static readonly Option DryRunOption = new("dry-run", "Store nothing; the reply has the list of events")
    {
        Type = OptionType.Flag,
    };

    private static readonly Option ReplaceOption =
        new("replace", "Fill this part of a calendar anew, as its next revision; it stays where it is published")
        {
            Type = OptionType.Id,
            Of = Noun.Schedule,
            ValueName = "ID",
        };

    private static readonly Option StartOption = new("start", "When the calendar begins, such as 2026-11-24T00:00:00Z")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
        Field = "start_time",
        Example = "2026-11-24T00:00:00Z",
    };

    private static readonly Option HoursOption = new("hours", "How many hours it is long")
    {
        Type = OptionType.Number,
        ValueName = "N",
        Field = "duration_hours",
        Max = MaxHours,
        Default = "24",
    };

    private static readonly Option CooldownOption = new("cooldown", "Hours from one start of a video to its next")
    {
        Type = OptionType.Number,
        ValueName = "H",
        Field = "cooldown_hours",
        Min = 0,
        Max = MaxHours,
        Default = "48",
    };

    private static readonly Option SlotOption = new("slot", "Minutes per slot")
    {
        Type = OptionType.Number,
        ValueName = "MINUTES",
        Field = "slot_minutes",
        Max = 24 * 60,
        Default = "30",
    };

    private static readonly Option NoShuffleOption = new("no-shuffle", "Keep the order of the list")
    {
        Type = OptionType.Flag,
        Field = "shuffle",
        IsInverted = true,
    };

    private static readonly Option OnExhaustedOption = new("on-exhausted", "What happens when every video is cooling down")
    {
        ValueName = "POLICY",
        Choices = ExhaustionPolicies.All,
        Default = ExhaustionPolicies.LeastRecent,
    };

    private static readonly Option NameOption = new("name", "The schedule's name; default: the playlist's with the start")
    {
        ValueName = "TEXT",
    };

    private static readonly Option ZoneOption = new("zone", "The zone of a start without an offset")
    {
        Type = OptionType.Zone,
        ValueName = "IANA",
        Example = "Europe/Berlin",
    };

    // In a shell every verb has --seed.
    private static readonly Option SeedOption =
        new("seed", "The same seed gives the same order; default: a fresh one, which the reply says")
        {
            Type = OptionType.WholeNumber,
            Min = 0,
            Max = MaxSeed,
            Reach = OptionReach.Http,
        };

    private static readonly Option ExportOption = new("export", "Also write the calendar to a file: XML or M3U by its extension, else JSON")
    {
        ValueName = "FILE",
        Reach = OptionReach.Shell,
    };

    private static readonly Operation Declaration = new(Verb, Area.Filling, "Fill a calendar from a list of videos, none repeated too soon")
    {
        Options =
        [
            LinksOption, PlaylistOption, StartOption, HoursOption, CooldownOption, SlotOption, NoShuffleOption, OnExhaustedOption,
            ChannelOption, AcrossOption, DraftOption, DryRunOption, ReplaceOption, ScheduleOptions.IfRevision, ScheduleOptions.Message,
            NameOption, ZoneOption, SeedOption, ExportOption,
        ],
        Routes =
        [
            new("POST", "/api/schedule-playlist", Role.Editor)
            {
                Body = BodyKind.Request,
                Example = """
                    {"links":["https://media.example.edu/1.mp4",{"url":"https://media.example.edu/2.mp4","label":"Two","duration":1500}],
                    "start_time":"2026-12-07T00:00:00Z","duration_hours":24,"cooldown_hours":1,"slot_minutes":30,"seed":7}
                    """,
            },
        ],
        IsChange = true,
        IsRepeatable = true,
        ReplyType = typeof(SchedulePlaylistReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.NotFound,
            ErrorType.Conflict, ErrorType.TooLarge,
            ErrorType.DiskFull, ErrorType.UnsupportedMediaType,
        ],
        OlderFlags = [new("--schedule-playlist", "{0}", "--start", "{1}", "--hours", "{2}", "--export", "{3}")],
        Examples =
        [
            "scheduleflow schedule-playlist demo_data/campus_library.m3u --start 2026-12-07T00:00:00Z --hours 72",
            "scheduleflow schedule-playlist links.txt --start 2026-12-07T06:00 --zone Europe/Berlin --hours 18 --cooldown 24 --seed 7",
            "scheduleflow schedule-playlist --playlist \"Campus library\" --start 2026-12-07T00:00:00Z --across all --dry-run",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<SchedulePlaylistReply> ReplyJson => SchedulePlaylistJson.Default.SchedulePlaylistReply;

    /// <summary>The videos: a path, <c>-</c>, the id of a playlist, or JSON itself; null: none were named.</summary>
    public string? Links
    {
        get => Text(LinksOption);
        init => Set(LinksOption, value);
    }

    /// <summary>Whether videos are named twice: on the command line and in the request's JSON object.</summary>
    public bool HasTwoLists => All(LinksOption).Skip(1).Any();

    /// <summary>Whether the request came as one JSON object.</summary>
    public bool IsJson => Has(Operation.RequestBody);

    /// <summary>The stored playlist with the videos; null: <see cref="Links"/> has them.</summary>
    public string? Playlist
    {
        get => Text(PlaylistOption);
        init => Set(PlaylistOption, value);
    }

    /// <summary>The channel that it is published on; null: where the replaced calendar is, else <c>default</c>.</summary>
    public string? Channel
    {
        get => Text(ChannelOption);
        init => Set(ChannelOption, value);
    }

    /// <summary>One of <see cref="PlayScopes"/>.</summary>
    public string? Across
    {
        get => Text(AcrossOption);
        init => Set(AcrossOption, value);
    }

    /// <summary>Whether it is stored without being published.</summary>
    public bool IsDraft
    {
        get => Flag(DraftOption);
        init => Set(DraftOption, value);
    }

    /// <summary>Whether nothing is stored.</summary>
    public bool IsDryRun
    {
        get => Flag(DryRunOption);
        init => Set(DryRunOption, value);
    }

    /// <summary>The schedule of which a part is filled anew; null: it is a new one.</summary>
    public string? Replace
    {
        get => Text(ReplaceOption);
        init => Set(ReplaceOption, value);
    }

    /// <summary>The revision that may be replaced; null: any.</summary>
    public string? IfRevision
    {
        get => Text(ScheduleOptions.IfRevision);
        init => Set(ScheduleOptions.IfRevision, value);
    }

    /// <summary>Why, for the list of revisions; null: not said.</summary>
    public string? Message
    {
        get => Text(ScheduleOptions.Message);
        init => Set(ScheduleOptions.Message, value);
    }

    /// <summary>When the calendar begins.</summary>
    public string? Start
    {
        get => Text(StartOption);
        init => Set(StartOption, value);
    }

    /// <summary>The calendar's length; more than 0 and at most <see cref="MaxHours"/>.</summary>
    public double Hours
    {
        get => Number(HoursOption);
        init => Set(HoursOption, value);
    }

    /// <summary>Hours from one start of a video to its next; 0 to <see cref="MaxHours"/>.</summary>
    public double Cooldown
    {
        get => Number(CooldownOption);
        init => Set(CooldownOption, value);
    }

    /// <summary>Minutes per slot, from a second to a day.</summary>
    public double Slot
    {
        get => Number(SlotOption);
        init => Set(SlotOption, value);
    }

    /// <summary>Whether the videos play in the order of the list.</summary>
    public bool NoShuffle
    {
        get => Flag(NoShuffleOption);
        init => Set(NoShuffleOption, value);
    }

    /// <summary>One of <see cref="ExhaustionPolicies"/>.</summary>
    public string? OnExhausted
    {
        get => Text(OnExhaustedOption);
        init => Set(OnExhaustedOption, value);
    }

    /// <summary>The schedule's name; null: made from the playlist's name and the start.</summary>
    public string? Name
    {
        get => Text(NameOption);
        init => Set(NameOption, value);
    }

    /// <summary>The IANA zone of a start without an offset; null: the store's, else UTC.</summary>
    public string? Zone
    {
        get => Text(ZoneOption);
        init => Set(ZoneOption, value);
    }

    /// <summary>The seed; null: that of the command line, else a fresh one.</summary>
    public long? Seed
    {
        get => LongNumber(SeedOption);
        init => Set(SeedOption, value?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The file that the calendar is also written to; null: none.</summary>
    public string? Export
    {
        get => Text(ExportOption);
        init => Set(ExportOption, value);
    }
}
