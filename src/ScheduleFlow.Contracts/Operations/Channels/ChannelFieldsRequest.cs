using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>
/// A request that sends the fields of a channel: as options, or as a JSON object. Over HTTP it is always the object.
/// </summary>
public abstract class ChannelFieldsRequest : Request<ChannelReply>
{
    private static readonly Option NameOption = Field("name", "What viewers call it", "TEXT");
    private static readonly Option UrlOption = Field("url", "Where the stream is", "URL");
    private static readonly Option NumberOption = Field("number", "Its number, such as 5 or 5.1", "N");
    private static readonly Option GroupOption = Field("group", "Its group, or several separated by ;", "G");
    private static readonly Option TvgIdOption = Field("tvg-id", "What TV guides call it", "ID");
    private static readonly Option TvgNameOption = Field("tvg-name", "Its name in the TV guide", "TEXT");
    private static readonly Option LogoOption = Field("logo", "The URL of its logo", "URL");

    private static readonly Option ScheduleOption =
        Field("schedule", "The schedule that says what is on, from list-schedules; an empty text removes it", "ID") with
        {
            Type = OptionType.Id,
            Of = Noun.Schedule,
            Field = "schedule_id",
        };

    private static readonly Option ScheduleChannelOption =
        Field("schedule-channel", "Its channel in that schedule, if the schedule has several", "ID");

    private static readonly Option BackupOption =
        Field("backup", "Where else the stream is; may be repeated", "URL") with { IsList = true, Field = "backup_urls" };

    private static readonly Option TagOption =
        Field("tag", "A further attribute, which replaces one with the same name; may be repeated", "NAME=VALUE") with
        {
            IsList = true,
            Field = "tags",
        };

    /// <summary>The options whose value is one text, in their order in JSON.</summary>
    public static ImmutableArray<Option> TextOptions { get; } =
    [
        NameOption, UrlOption, NumberOption, GroupOption, TvgIdOption, TvgNameOption, LogoOption, ScheduleOption, ScheduleChannelOption,
    ];

    /// <summary>Every option that is a field.</summary>
    protected static ImmutableArray<Option> FieldOptions { get; } = [.. TextOptions, BackupOption, TagOption];

    public override JsonTypeInfo<ChannelReply> ReplyJson => ChannelJson.Default.ChannelReply;

    /// <summary>The fields as a JSON object: a file, <c>-</c>, or the text itself; null: they are options.</summary>
    public string? Fields
    {
        get => Text(FieldsOption);
        init => Set(FieldsOption, value);
    }

    public string? Name
    {
        get => Text(NameOption);
        init => Set(NameOption, value);
    }

    public string? Url
    {
        get => Text(UrlOption);
        init => Set(UrlOption, value);
    }

    public string? ChannelNumber
    {
        get => Text(NumberOption);
        init => Set(NumberOption, value);
    }

    public string? Group
    {
        get => Text(GroupOption);
        init => Set(GroupOption, value);
    }

    public string? TvgId
    {
        get => Text(TvgIdOption);
        init => Set(TvgIdOption, value);
    }

    public string? TvgName
    {
        get => Text(TvgNameOption);
        init => Set(TvgNameOption, value);
    }

    public string? Logo
    {
        get => Text(LogoOption);
        init => Set(LogoOption, value);
    }

    /// <summary>The id of its schedule; an empty text removes it.</summary>
    public string? Schedule
    {
        get => Text(ScheduleOption);
        init => Set(ScheduleOption, value);
    }

    public string? ScheduleChannel
    {
        get => Text(ScheduleChannelOption);
        init => Set(ScheduleChannelOption, value);
    }

    public ImmutableArray<string> Backups
    {
        get => Texts(BackupOption);
        init => Set(BackupOption, value);
    }

    /// <summary><c>NAME=VALUE</c> each.</summary>
    public ImmutableArray<string> Tags
    {
        get => Texts(TagOption);
        init => Set(TagOption, value);
    }

    /// <summary>The operand <see cref="Fields"/>.</summary>
    protected abstract Option FieldsOption { get; }

    /// <param name="schema">The record that describes the object.</param>
    protected static Option ObjectOf(Type schema) => new(
        "fields",
        "The fields as a JSON object instead: a file, - for standard input, or the text itself")
    {
        Type = OptionType.Document,
        ValueName = "REQUEST",
        IsOperand = true,
        Schema = schema,
    };

    // A client of the API sends the object.
    private static Option Field(string name, string help, string valueName) => new(name, help)
    {
        ValueName = valueName,
        Reach = OptionReach.Shell,
    };
}
