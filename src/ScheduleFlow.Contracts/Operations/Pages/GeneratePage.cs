using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Contracts.Operations.Pages;

/// <summary>Asks for a page that plays a schedule, several as one, or what is on a channel, by the clock.</summary>
public sealed class GeneratePageRequest : SchedulePartRequest<ExportReply>
{
    public const string Verb = "generate-page";

    private static readonly Option NameOption = new(
        "name",
        "What to call the page; one of this name is replaced. Default: the id of the schedule or channel")
    {
        ValueName = "FILE",
        Field = "filename",
        Example = "lobby",
    };

    // Without a schedule it is a channel's timeline.
    private static readonly Option IdsOption = ScheduleOptions.Ids with { IsRequired = false };
    private static readonly Option OneOfIdsOption = ScheduleOptions.OneOfIds with { IsRequired = false };

    private static readonly Option TimelineOption = new(
        "timeline", "Instead of a schedule: what is on this channel from today on for a week, or between --from and --to")
    {
        Type = OptionType.Id,
        Of = Noun.Channel,
        ValueName = "ID",
        Example = "campus.example.edu",
    };

    private static readonly Operation Declaration =
        new(Verb, Area.Pages, "Write a player page of a schedule, of several as one, or of a channel, into generated_pages/")
        {
            Description =
                "One HTML file that plays the schedule by the clock; /pages/{file} serves it. A page of the same name is replaced. "
                + "A page of a channel's timeline says what was on it when the page was written: write it again after a change.",
            Options =
            [
                IdsOption, OneOfIdsOption, TimelineOption, NameOption, SelectionOptions.From, SelectionOptions.To,
                SelectionOptions.Zone, SelectionOptions.Channel,
            ],
            Routes =
            [
                new("POST", "/api/pages", Role.Editor)
                {
                    Summary = "Write a player page of a schedule, or of a channel",
                    Body = BodyKind.Fields,
                    Created = "/pages/{file}",
                    Example = """{"schedule_id":"763f4977-4f31-48dd-aa07-bc20f02f2a91","filename":"lobby","zone":"Europe/Berlin"}""",
                },
            ],
            IsChange = true,
            IsOfAllChannels = true, // a page may replace another channel's page of the same name
            ReplyType = typeof(ExportReply),
            Errors = [ErrorType.NotFound, ErrorType.TooLarge, ErrorType.DiskFull],
            Examples =
            [
                "scheduleflow generate-page 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --name lobby",
                "scheduleflow generate-page 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --channel kids --zone Europe/Berlin",
                "scheduleflow generate-page --timeline campus.example.edu --name lobby",
            ],
        };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ExportReply> ReplyJson => ExportJson.Default.ExportReply;

    /// <summary>The ids of the schedules; the events of several are merged into one.</summary>
    public ImmutableArray<string> Ids
    {
        get => [.. All(IdsOption), .. All(OneOfIdsOption)];
        init => Set(IdsOption, value);
    }

    /// <summary>The channel whose timeline is played; null: the schedules are.</summary>
    public string? Timeline
    {
        get => Text(TimelineOption);
        init => Set(TimelineOption, value);
    }

    /// <summary>The page's name, with or without <c>.html</c>; null: the id of the first schedule, or the channel.</summary>
    public string? Name
    {
        get => Text(NameOption);
        init => Set(NameOption, value);
    }
}
