namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks for a document in which a network tuner describes itself to TVs and media servers.</summary>
public sealed class TunerRequest : Request
{
    public const string Verb = "tuner";

    /// <summary>The field of <see cref="BaseUrl"/>, which the gateway fills in from the request.</summary>
    public const string BaseUrlField = "base_url";

    private const string DocumentField = "document";
    private const string Json = "application/json; charset=utf-8";
    private const string Xml = "application/xml; charset=utf-8";

    private static readonly Option DocumentOption = new(DocumentField, "Which one")
    {
        IsOperand = true,
        IsRequired = true,
        Choices = TunerDocuments.All,
        Reach = OptionReach.Shell,
    };

    private static readonly Option BaseUrlOption = new("base-url", "The address at which TV apps reach the gateway")
    {
        Type = OptionType.Url,
        ValueName = "URL",
        Field = BaseUrlField,
        IsRequired = true,
        Reach = OptionReach.Shell,
    };

    private static readonly Operation Declaration = new(
        Verb, Area.Channels, "Write a document of a network tuner (HDHomeRun), as the gateway serves it")
    {
        Description = "The documents are an HDHomeRun's: they have no status field.",
        Options = [DocumentOption, BaseUrlOption],
        Routes =
        [
            Route(TunerDocuments.Discover, Json, "What the tuner is"),
            Route(TunerDocuments.Lineup, Json, "The tuner's channels"),
            Route(TunerDocuments.LineupStatus, Json, "Whether the tuner scans; it never does"),
            Route(TunerDocuments.Device, Xml, "The tuner as a UPnP device"),
        ],
        Reply = ReplyForm.Document,
        Examples = ["scheduleflow tuner lineup.json --base-url http://192.168.1.10:5000"],
    };

    public override Operation Operation => Declaration;

    /// <summary>One of <see cref="TunerDocuments"/>.</summary>
    public string Document
    {
        get => Required(DocumentOption);
        init => Set(DocumentOption, value);
    }

    /// <summary>The address at which clients reach the server, without a path.</summary>
    public string BaseUrl
    {
        get => Required(BaseUrlOption);
        init => Set(BaseUrlOption, value);
    }

    private static HttpRoute Route(string document, string mediaType, string summary) => new("GET", "/" + document, Role.Viewer)
    {
        Reply = ReplyForm.Document,
        Freshness = Freshness.Channels,
        MediaType = mediaType,
        IsForTuners = true,
        Presets = [(DocumentField, document)],
        Summary = summary,
    };
}
