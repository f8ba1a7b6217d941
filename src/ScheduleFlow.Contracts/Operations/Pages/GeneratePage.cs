using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Contracts.Operations.Pages;

/// <summary>Asks for a page that plays a schedule, or several as one, by the clock.</summary>
public sealed class GeneratePageRequest : SchedulePartRequest<ExportReply>
{
    public const string Verb = "generate-page";

    private static readonly Option NameOption = new(
        "name",
        "What to call the page; one of this name is replaced. Default: the schedule's id")
    {
        ValueName = "FILE",
        Field = "filename",
        Example = "lobby",
    };

    private static readonly Operation Declaration =
        new(Verb, Area.Pages, "Write a player page of a schedule, or of several as one, into generated_pages/")
        {
            Description =
                "One HTML file that plays the schedule by the clock; /pages/{file} serves it. A page of the same name is replaced.",
            Options =
            [
                ScheduleOptions.Ids, ScheduleOptions.OneOfIds, NameOption, SelectionOptions.From, SelectionOptions.To,
                SelectionOptions.Zone, SelectionOptions.Channel,
            ],
            Routes =
            [
                new("POST", "/api/pages", Role.Editor)
                {
                    Summary = "Write a player page of a schedule",
                    Body = BodyKind.Fields,
                    Created = "/pages/{file}",
                    Example = """{"schedule_id":"763f4977-4f31-48dd-aa07-bc20f02f2a91","filename":"lobby","zone":"Europe/Berlin"}""",
                },
            ],
            IsChange = true,
            ReplyType = typeof(ExportReply),
            Errors = [ErrorType.NotFound, ErrorType.TooLarge, ErrorType.DiskFull],
            Examples =
            [
                "scheduleflow generate-page 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --name lobby",
                "scheduleflow generate-page 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --channel kids --zone Europe/Berlin",
            ],
        };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ExportReply> ReplyJson => ExportJson.Default.ExportReply;

    /// <summary>The ids of the schedules; the events of several are merged into one.</summary>
    public ImmutableArray<string> Ids
    {
        get => [.. All(ScheduleOptions.Ids), .. All(ScheduleOptions.OneOfIds)];
        init => Set(ScheduleOptions.Ids, value);
    }

    /// <summary>The page's name, with or without <c>.html</c>; null: the id of the first schedule.</summary>
    public string? Name
    {
        get => Text(NameOption);
        init => Set(NameOption, value);
    }
}
